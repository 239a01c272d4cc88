import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

export const claimChangesRequested: LetterText<"claim-changes-requested"> = {
  sv: ({ callTitle, exchangeTitle, claimNumber, question }) => ({
    subject: `Din reseräkning ${claimNumber} behöver kompletteras: ${callTitle.sv}`,
    heading: "Din reseräkning behöver kompletteras",
    blocks: [
      paragraph(
        `Vi har läst din reseräkning för utbytet ”${exchangeTitle}” i ${callTitle.sv} och kan inte godkänna den som den är. Så här skriver handläggaren:`,
      ),
      quote(question),
      definitions(["Reseräkning", claimNumber], ["Utbyte", exchangeTitle]),
      section("Det här behöver du göra"),
      paragraph(
        "Ändra eller komplettera reseräkningen och skicka in den på nytt. Det som du redan har fyllt i finns kvar. Vänta inte för länge: reseräkningen ska vara inskickad inom den tid som anges i utlysningen.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, exchangeTitle, claimNumber, question }) => ({
    subject: `Your travel claim ${claimNumber} needs more information: ${callTitle.en}`,
    heading: "Your travel claim needs more information",
    blocks: [
      paragraph(
        `We have read your travel claim for the exchange “${exchangeTitle}” in ${callTitle.en} and cannot approve it as it stands. The officer writes:`,
      ),
      quote(question),
      definitions(["Claim", claimNumber], ["Exchange", exchangeTitle]),
      section("What you need to do"),
      paragraph(
        "Change or complete the claim and submit it again. What you have already filled in is still there. Please do not wait too long: the claim must be submitted within the time stated in the call.",
      ),
      questions("en"),
    ],
  }),
};
