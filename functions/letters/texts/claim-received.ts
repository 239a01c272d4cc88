import { findingsTable } from "../claim-findings.ts";
import { questions } from "../phrases.ts";
import { isPositive, spokenMoney } from "../spoken.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const claimReceived: LetterText<"claim-received"> = {
  sv: ({ callTitle, exchangeTitle, claimNumber, amount, currency, notCovered, findings }) => ({
    subject: `Din reseräkning ${claimNumber} har kommit in: ${callTitle.sv}`,
    heading: "Din reseräkning har kommit in",
    blocks: [
      paragraph(
        `Vi har tagit emot din reseräkning för utbytet ”${exchangeTitle}” i ${callTitle.sv}. Beloppen nedan är räknade efter reglerna i utlysningen och är preliminära tills reseräkningen är godkänd.`,
      ),
      definitions(
        ["Reseräkning", claimNumber],
        ["Utbyte", exchangeTitle],
        ["Kan ersättas", spokenMoney(amount, currency, "sv")],
        ["Ersätts inte", isPositive(notCovered) ? spokenMoney(notCovered, currency, "sv") : ""],
      ),
      ...(isPositive(notCovered)
        ? [paragraph("Det som inte ersätts ligger över det högsta belopp som utlysningen ersätter.")]
        : []),
      ...findingsTable(findings, "sv"),
      section("Det här händer nu"),
      paragraph(
        "En handläggare kontrollerar reseräkningen mot närvarolistan och kvittona. Du får ett brev när den är godkänd, eller om vi behöver fråga om något. Behåll kvittona i original tills du har fått pengarna.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, exchangeTitle, claimNumber, amount, currency, notCovered, findings }) => ({
    subject: `Your travel claim ${claimNumber} has been received: ${callTitle.en}`,
    heading: "Your travel claim has been received",
    blocks: [
      paragraph(
        `We have received your travel claim for the exchange “${exchangeTitle}” in ${callTitle.en}. The amounts below follow the rules of the call and are provisional until the claim has been approved.`,
      ),
      definitions(
        ["Claim", claimNumber],
        ["Exchange", exchangeTitle],
        ["Can be reimbursed", spokenMoney(amount, currency, "en")],
        ["Not covered", isPositive(notCovered) ? spokenMoney(notCovered, currency, "en") : ""],
      ),
      ...(isPositive(notCovered)
        ? [paragraph("What is not covered lies above the highest amount that the call reimburses.")]
        : []),
      ...findingsTable(findings, "en"),
      section("What happens next"),
      paragraph(
        "An officer checks the claim against the attendance list and the receipts. You will get a letter when it has been approved, or if we need to ask you something. Please keep the original receipts until you have been paid.",
      ),
      questions("en"),
    ],
  }),
};
