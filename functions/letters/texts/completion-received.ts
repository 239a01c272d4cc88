import { questions, receipt } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const completionReceived: LetterText<"completion-received"> = {
  sv: (facts) => ({
    subject: `Kvitto ${facts.receiptNumber}, er komplettering har kommit in: ${facts.callTitle.sv}`,
    heading: "Er komplettering har kommit in",
    blocks: [
      paragraph(
        `Tack! Vi har tagit emot kompletteringen av ansökan från ${facts.organisation} i utlysningen ${facts.callTitle.sv}. Det här brevet är ert kvitto. Spara det, tillsammans med kvittot på själva ansökan.`,
      ),
      receipt(facts, "sv"),
      paragraph(
        "Villkoren prövas på nytt med det ni har lagt till. Ni får ett brev med beslutet och skälen för det.",
      ),
      questions("sv"),
    ],
  }),
  en: (facts) => ({
    subject: `Receipt ${facts.receiptNumber}, your completion has been received: ${facts.callTitle.en}`,
    heading: "Your completion has been received",
    blocks: [
      paragraph(
        `Thank you! We have received what you added to the application from ${facts.organisation} in the call ${facts.callTitle.en}. This letter is your receipt. Please keep it, together with the receipt of the application itself.`,
      ),
      receipt(facts, "en"),
      paragraph(
        "The conditions are checked anew with what you have added. You will get a letter with the decision and the reasons for it.",
      ),
      questions("en"),
    ],
  }),
};
