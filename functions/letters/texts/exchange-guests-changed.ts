import { meetingOf } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const exchangeGuestsChanged: LetterText<"exchange-guests-changed"> = {
  sv: ({ callTitle, contactEmail, joined, left, isConfirmed: _known, ...meeting }) => ({
    subject: `Andra gäster i utbytet ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: "Vilka som kommer till utbytet har ändrats",
    blocks: [
      paragraph(
        `Tid och plats för utbytet i ${callTitle.sv} är desamma. Den bifogade kalenderfilen ersätter den post som redan finns i kalendern.`,
      ),
      definitions(["Nya", ...joined], ["Kommer inte längre", ...left]),
      meetingOf(meeting, "sv"),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, joined, left, isConfirmed: _known, ...meeting }) => ({
    subject: `Other guests at the exchange ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: "Who comes to the exchange has changed",
    blocks: [
      paragraph(
        `Time and place of the exchange in ${callTitle.en} stay the same. The attached calendar file replaces the entry that is already in your calendar.`,
      ),
      definitions(["New", ...joined], ["No longer coming", ...left]),
      meetingOf(meeting, "en"),
      questions("en", contactEmail),
    ],
  }),
};
