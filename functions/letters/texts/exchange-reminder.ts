import { meetingOf, travelling } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const exchangeReminder: LetterText<"exchange-reminder"> = {
  sv: ({ callTitle, contactEmail, isConfirmed, ...meeting }) => ({
    subject: `Påminnelse om utbyte, ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: "Snart är det dags för ett utbyte",
    blocks: [
      paragraph(
        `Ett utbyte i ${callTitle.sv} närmar sig. Anmäl de personer som ska delta, om ni inte redan har gjort det.`,
      ),
      ...(isConfirmed
        ? []
        : [paragraph("Värden har ännu inte bekräftat tiden. Boka helst bara sådant som går att boka av.")]),
      meetingOf(meeting, "sv"),
      travelling("sv", meeting.inPerson),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, isConfirmed, ...meeting }) => ({
    subject: `Reminder of an exchange, ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: "An exchange is coming up",
    blocks: [
      paragraph(
        `An exchange in ${callTitle.en} is coming up. Register the people who will attend, unless you have done so already.`,
      ),
      ...(isConfirmed
        ? []
        : [
            paragraph("The host has not confirmed the time yet. Preferably book only what can be cancelled."),
          ]),
      meetingOf(meeting, "en"),
      travelling("en", meeting.inPerson),
      questions("en", contactEmail),
    ],
  }),
};
