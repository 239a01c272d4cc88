import { spokenTime } from "../../shared/zone.ts";
import { questions, receipt } from "../phrases.ts";
import { type LetterText, paragraph, section } from "../words.ts";

export const applicationReceived: LetterText<"application-received"> = {
  sv: (facts) => ({
    subject: `Kvitto ${facts.receiptNumber}, er ansökan har kommit in: ${facts.callTitle.sv}`,
    heading: "Er ansökan har kommit in",
    blocks: [
      paragraph(
        `Tack! Vi har tagit emot ansökan från ${facts.organisation} i utlysningen ${facts.callTitle.sv}. Det här brevet är ert kvitto. Spara det.`,
      ),
      receipt(facts, "sv", ["Godkända villkor, version", facts.acceptedTerms]),
      section("Kontrollera kvittot"),
      paragraph(
        `Vem som helst som har kvittot kan när som helst kontrollera att det är äkta, utan att logga in: fråga adressen /receipts/${facts.receiptNumber} med kontrollsumman som contentHash.`,
      ),
      section("Om ni vill ändra något"),
      paragraph(
        `Ni kan ändra ansökan och skicka in den på nytt fram till ${spokenTime(facts.closesAt, facts.zone, "sv")}. Den version som kom in sist är den som gäller. För varje ny version får ni ett nytt kvitto.`,
      ),
      section("Det här händer nu"),
      paragraph(
        "När utlysningen har stängt prövar vi om ansökan uppfyller villkoren för att få delta. De ansökningar som gör det granskas mot kriterierna i utlysningen. Ni får ett brev med beslutet och skälen för det.",
      ),
      questions("sv"),
    ],
  }),
  en: (facts) => ({
    subject: `Receipt ${facts.receiptNumber}, your application has been received: ${facts.callTitle.en}`,
    heading: "Your application has been received",
    blocks: [
      paragraph(
        `Thank you! We have received the application from ${facts.organisation} in the call ${facts.callTitle.en}. This letter is your receipt. Please keep it.`,
      ),
      receipt(facts, "en", ["Terms accepted, version", facts.acceptedTerms]),
      section("Check the receipt"),
      paragraph(
        `Whoever holds the receipt can check at any time that it is genuine, without signing in: ask the address /receipts/${facts.receiptNumber} with the checksum as contentHash.`,
      ),
      section("If you want to change something"),
      paragraph(
        `You can change the application and submit it again until ${spokenTime(facts.closesAt, facts.zone, "en")}. The version received last is the one that counts. You will get a new receipt for each version.`,
      ),
      section("What happens next"),
      paragraph(
        "When the call has closed we check whether the application meets the conditions for taking part. Those that do are reviewed against the criteria of the call. You will get a letter with the decision and the reasons for it.",
      ),
      questions("en"),
    ],
  }),
};
