import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const completionReceived: LetterText<"completion-received"> = {
  sv: ({ callTitle, zone, organisation, receiptNumber, receivedAt, version, contentHash }) => ({
    subject: `Kvitto ${receiptNumber}, er komplettering har kommit in: ${callTitle.sv}`,
    heading: "Er komplettering har kommit in",
    blocks: [
      paragraph(
        `Tack! Vi har tagit emot kompletteringen av ansökan från ${organisation} i utlysningen ${callTitle.sv}. Det här brevet är ert kvitto. Spara det, tillsammans med kvittot på själva ansökan.`,
      ),
      definitions(
        ["Kvittonummer", receiptNumber],
        ["Sökande", organisation],
        ["Kom in", spokenTime(receivedAt, zone, "sv")],
        ["Version", String(version)],
        ["Innehållets kontrollsumma (SHA-256)", contentHash],
      ),
      paragraph(
        "Villkoren prövas på nytt med det ni har lagt till. Ni får ett brev med beslutet och skälen för det.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, organisation, receiptNumber, receivedAt, version, contentHash }) => ({
    subject: `Receipt ${receiptNumber}, your completion has been received: ${callTitle.en}`,
    heading: "Your completion has been received",
    blocks: [
      paragraph(
        `Thank you! We have received what you added to the application from ${organisation} in the call ${callTitle.en}. This letter is your receipt. Please keep it, together with the receipt of the application itself.`,
      ),
      definitions(
        ["Receipt number", receiptNumber],
        ["Applicant", organisation],
        ["Received", spokenTime(receivedAt, zone, "en")],
        ["Version", String(version)],
        ["Checksum of the content (SHA-256)", contentHash],
      ),
      paragraph(
        "The conditions are checked anew with what you have added. You will get a letter with the decision and the reasons for it.",
      ),
      questions("en"),
    ],
  }),
};
