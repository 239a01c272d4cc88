import { meetingOf } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph, quote, section } from "../words.ts";

export const exchangeCancelled: LetterText<"exchange-cancelled"> = {
  sv: ({ callTitle, contactEmail, why, costsArePaid, ...meeting }) => ({
    subject: `Inställt utbyte, ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: "Utbytet är inställt",
    blocks: [
      paragraph(
        `Utbytet i ${callTitle.sv} blir inte av. Den bifogade kalenderfilen tar bort det ur kalendern.`,
      ),
      meetingOf(meeting, "sv"),
      section("Varför"),
      quote(why),
      paragraph(
        costsArePaid
          ? "Har ni redan haft kostnader för resan? Avboka det som går. Det som inte går att få tillbaka kan ersättas mot kvitton."
          : "Avboka resor och rum som ni redan har bokat. Kostnader för ett inställt utbyte ersätts inte i den här utlysningen.",
      ),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, why, costsArePaid, ...meeting }) => ({
    subject: `Cancelled exchange, ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: "The exchange is cancelled",
    blocks: [
      paragraph(
        `The exchange in ${callTitle.en} will not take place. The attached calendar file removes it from your calendar.`,
      ),
      meetingOf(meeting, "en"),
      section("Why"),
      quote(why),
      paragraph(
        costsArePaid
          ? "Have you already had costs for the journey? Cancel what can be cancelled. What you cannot get back can be reimbursed against receipts."
          : "Cancel the journeys and rooms that you have booked. This call does not reimburse the costs of a cancelled exchange.",
      ),
      questions("en", contactEmail),
    ],
  }),
};
