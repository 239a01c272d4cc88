import { claimWorking } from "../claim-lines.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const claimReceived: LetterText<"claim-received"> = {
  sv: (facts) => ({
    subject: `Din reseräkning ${facts.claimNumber} har kommit in: ${facts.callTitle.sv}`,
    heading: "Din reseräkning har kommit in",
    blocks: [
      paragraph(
        `Vi har tagit emot din reseräkning för utbytet ”${facts.exchangeTitle}” i ${facts.callTitle.sv}. Beloppen nedan är räknade efter reglerna i utlysningen och är preliminära tills reseräkningen är godkänd.`,
      ),
      definitions(["Reseräkning", facts.claimNumber], ["Utbyte", facts.exchangeTitle]),
      ...claimWorking(facts, "sv"),
      section("Det här händer nu"),
      paragraph(
        "En handläggare kontrollerar reseräkningen mot närvarolistan och kvittona. Du får ett brev när den är godkänd, eller om vi behöver fråga om något. Behåll kvittona i original tills du har fått pengarna.",
      ),
      questions("sv"),
    ],
  }),
  en: (facts) => ({
    subject: `Your travel claim ${facts.claimNumber} has been received: ${facts.callTitle.en}`,
    heading: "Your travel claim has been received",
    blocks: [
      paragraph(
        `We have received your travel claim for the exchange “${facts.exchangeTitle}” in ${facts.callTitle.en}. The amounts below follow the rules of the call and are provisional until the claim has been approved.`,
      ),
      definitions(["Claim", facts.claimNumber], ["Exchange", facts.exchangeTitle]),
      ...claimWorking(facts, "en"),
      section("What happens next"),
      paragraph(
        "An officer checks the claim against the attendance list and the receipts. You will get a letter when it has been approved, or if we need to ask you something. Please keep the original receipts until you have been paid.",
      ),
      questions("en"),
    ],
  }),
};
