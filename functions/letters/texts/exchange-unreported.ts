import { meetingOf } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const exchangeUnreported: LetterText<"exchange-unreported"> = {
  sv: ({ callTitle, contactEmail, ...meeting }) => ({
    subject: `Blev utbytet av, ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: "Ett utbyte saknar besked",
    blocks: [
      paragraph(
        `Tiden för ett utbyte i ${callTitle.sv} har passerat, och ingen har sagt om det blev av. Utan närvarolista kan ingen få sin resa ersatt.`,
      ),
      meetingOf(meeting, "sv"),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, ...meeting }) => ({
    subject: `Was the exchange held, ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: "An exchange lacks its report",
    blocks: [
      paragraph(
        `The time of an exchange in ${callTitle.en} has passed, and nobody has said whether it was held. Without an attendance list nobody can be reimbursed for the journey.`,
      ),
      meetingOf(meeting, "en"),
      questions("en", contactEmail),
    ],
  }),
};
