import { claimWorking } from "../claim-lines.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

/** The same working as in the letters that follow, read before anything is submitted. */
export const claimOutlook: LetterText<"claim-outlook"> = {
  sv: (facts) => ({
    subject: `Så här räknas din reseräkning ${facts.claimNumber}: ${facts.callTitle.sv}`,
    heading: "Så här räknas din reseräkning",
    blocks: [
      paragraph(
        `Reseräkningen för utbytet ”${facts.exchangeTitle}” i ${facts.callTitle.sv} är inte inskickad. Om du skickar in den nu räknas den så här.`,
      ),
      definitions(["Reseräkning", facts.claimNumber], ["Utbyte", facts.exchangeTitle]),
      ...claimWorking(facts, "sv"),
      questions("sv"),
    ],
  }),
  en: (facts) => ({
    subject: `How your travel claim ${facts.claimNumber} is reckoned: ${facts.callTitle.en}`,
    heading: "How your travel claim is reckoned",
    blocks: [
      paragraph(
        `The claim for the exchange “${facts.exchangeTitle}” in ${facts.callTitle.en} has not been submitted. If you submit it now, this is how it is reckoned.`,
      ),
      definitions(["Claim", facts.claimNumber], ["Exchange", facts.exchangeTitle]),
      ...claimWorking(facts, "en"),
      questions("en"),
    ],
  }),
};
