import { meetingOf, travelling } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const exchangeConfirmed: LetterText<"exchange-confirmed"> = {
  sv: ({ callTitle, contactEmail, ...meeting }) => ({
    subject: `Utbytet blir av, ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: "Utbytet blir av",
    blocks: [
      paragraph(
        `Värden har bekräftat utbytet i ${callTitle.sv}. Den bifogade kalenderfilen gör tiden i er kalender definitiv.`,
      ),
      meetingOf(meeting, "sv"),
      travelling("sv", meeting.inPerson),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, ...meeting }) => ({
    subject: `The exchange is confirmed, ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: "The exchange is confirmed",
    blocks: [
      paragraph(
        `The host has confirmed the exchange in ${callTitle.en}. The attached calendar file makes the time in your calendar definite.`,
      ),
      meetingOf(meeting, "en"),
      travelling("en", meeting.inPerson),
      questions("en", contactEmail),
    ],
  }),
};
