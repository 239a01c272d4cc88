import { gatheringOf } from "../gathering-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph, quote, section } from "../words.ts";

export const minutesAdopted: LetterText<"minutes-adopted"> = {
  sv: ({ callTitle, contactEmail, said, ...meeting }) => ({
    subject: `Protokoll, ${meeting.title}: ${callTitle.sv}`,
    heading: "Protokollet är justerat",
    blocks: [
      paragraph(`Här är protokollet från mötet om ${callTitle.sv}.`),
      gatheringOf(meeting, "sv"),
      section("Protokoll"),
      quote(said),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, said, ...meeting }) => ({
    subject: `Minutes, ${meeting.title}: ${callTitle.en}`,
    heading: "The minutes are adopted",
    blocks: [
      paragraph(`These are the minutes of the meeting about ${callTitle.en}.`),
      gatheringOf(meeting, "en"),
      section("Minutes"),
      quote(said),
      questions("en", contactEmail),
    ],
  }),
};
