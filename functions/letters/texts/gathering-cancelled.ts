import { gatheringOf } from "../gathering-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph, quote, section } from "../words.ts";

export const gatheringCancelled: LetterText<"gathering-cancelled"> = {
  sv: ({ callTitle, contactEmail, said, ...meeting }) => ({
    subject: `Inställt, ${meeting.title}: ${callTitle.sv}`,
    heading: "Mötet är inställt",
    blocks: [
      paragraph(`Mötet om ${callTitle.sv} blir inte av. Den bifogade filen tar bort det ur kalendern.`),
      gatheringOf(meeting, "sv"),
      section("Varför"),
      quote(said),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, said, ...meeting }) => ({
    subject: `Cancelled, ${meeting.title}: ${callTitle.en}`,
    heading: "The meeting is cancelled",
    blocks: [
      paragraph(
        `The meeting about ${callTitle.en} does not take place. The attached file removes it from your calendar.`,
      ),
      gatheringOf(meeting, "en"),
      section("Why"),
      quote(said),
      questions("en", contactEmail),
    ],
  }),
};
