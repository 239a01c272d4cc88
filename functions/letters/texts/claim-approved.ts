import { claimWorking } from "../claim-lines.ts";
import { questions } from "../phrases.ts";
import { spokenMoney } from "../spoken.ts";
import { definitions, type LetterText, paragraph, section, table } from "../words.ts";

export const claimApproved: LetterText<"claim-approved"> = {
  sv: ({ callTitle, exchangeTitle, claimNumber, amount, currency, cuts, ...facts }) => ({
    subject: `Din reseräkning ${claimNumber} är godkänd: ${callTitle.sv}`,
    heading: "Din reseräkning är godkänd",
    blocks: [
      paragraph(
        `Din reseräkning för utbytet ”${exchangeTitle}” i ${callTitle.sv} är kontrollerad och godkänd.`,
      ),
      definitions(
        ["Reseräkning", claimNumber],
        ["Utbyte", exchangeTitle],
        ["Betalas ut", spokenMoney(amount, currency, "sv")],
      ),
      ...claimWorking({ ...facts, amount: facts.settled, currency }, "sv"),
      ...(cuts.length === 0
        ? []
        : [
            table(
              "Rader som har satts ned",
              ["Rad", "Godkänt belopp", "Skäl"],
              cuts.map(({ line, to, why }) => [line, spokenMoney(to, currency, "sv"), why]),
            ),
          ]),
      section("Det här händer nu"),
      paragraph(
        "Beloppet betalas till det konto som du har angett, tillsammans med andra reseräkningar. Du får ett brev när banken har genomfört betalningen.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, exchangeTitle, claimNumber, amount, currency, cuts, ...facts }) => ({
    subject: `Your travel claim ${claimNumber} has been approved: ${callTitle.en}`,
    heading: "Your travel claim has been approved",
    blocks: [
      paragraph(
        `Your travel claim for the exchange “${exchangeTitle}” in ${callTitle.en} has been checked and approved.`,
      ),
      definitions(
        ["Claim", claimNumber],
        ["Exchange", exchangeTitle],
        ["To be paid", spokenMoney(amount, currency, "en")],
      ),
      ...claimWorking({ ...facts, amount: facts.settled, currency }, "en"),
      ...(cuts.length === 0
        ? []
        : [
            table(
              "Lines that were reduced",
              ["Line", "Approved amount", "Reason"],
              cuts.map(({ line, to, why }) => [line, spokenMoney(to, currency, "en"), why]),
            ),
          ]),
      section("What happens next"),
      paragraph(
        "The amount is paid to the account that you gave, together with other claims. You will get a letter when the bank has made the payment.",
      ),
      questions("en"),
    ],
  }),
};
