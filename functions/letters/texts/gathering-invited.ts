import { gatheringOf } from "../gathering-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const gatheringInvited: LetterText<"gathering-invited"> = {
  sv: ({ callTitle, contactEmail, ...meeting }) => ({
    subject: `Inbjudan, ${meeting.title}: ${callTitle.sv}`,
    heading: "Välkommen till ett möte",
    blocks: [
      paragraph(
        `Vi bjuder in er till ett möte om ${callTitle.sv}. Lägg in det i kalendern med den bifogade filen.`,
      ),
      gatheringOf(meeting, "sv"),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, ...meeting }) => ({
    subject: `Invitation, ${meeting.title}: ${callTitle.en}`,
    heading: "You are invited to a meeting",
    blocks: [
      paragraph(
        `We invite you to a meeting about ${callTitle.en}. The attached file puts it into your calendar.`,
      ),
      gatheringOf(meeting, "en"),
      questions("en", contactEmail),
    ],
  }),
};
