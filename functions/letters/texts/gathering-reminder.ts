import { gatheringOf } from "../gathering-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const gatheringReminder: LetterText<"gathering-reminder"> = {
  sv: ({ callTitle, contactEmail, said: _said, ...meeting }) => ({
    subject: `Påminnelse, ${meeting.title}: ${callTitle.sv}`,
    heading: "Snart är det dags för mötet",
    blocks: [
      paragraph(`Mötet om ${callTitle.sv} som ni är inbjuden till närmar sig.`),
      gatheringOf(meeting, "sv"),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, said: _said, ...meeting }) => ({
    subject: `Reminder, ${meeting.title}: ${callTitle.en}`,
    heading: "The meeting is coming up",
    blocks: [
      paragraph(`The meeting about ${callTitle.en} that you are invited to is coming up.`),
      gatheringOf(meeting, "en"),
      questions("en", contactEmail),
    ],
  }),
};
