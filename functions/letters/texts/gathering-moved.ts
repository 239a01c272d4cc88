import { gatheringOf } from "../gathering-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph, quote, section } from "../words.ts";

export const gatheringMoved: LetterText<"gathering-moved"> = {
  sv: ({ callTitle, contactEmail, said, ...meeting }) => ({
    subject: `Ny tid, ${meeting.title}: ${callTitle.sv}`,
    heading: "Mötet har flyttats",
    blocks: [
      paragraph(`Mötet om ${callTitle.sv} har en ny tid. Den bifogade filen flyttar posten i kalendern.`),
      gatheringOf(meeting, "sv"),
      section("Varför"),
      quote(said),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, said, ...meeting }) => ({
    subject: `New time, ${meeting.title}: ${callTitle.en}`,
    heading: "The meeting has moved",
    blocks: [
      paragraph(
        `The meeting about ${callTitle.en} has a new time. The attached file moves it in your calendar.`,
      ),
      gatheringOf(meeting, "en"),
      section("Why"),
      quote(said),
      questions("en", contactEmail),
    ],
  }),
};
