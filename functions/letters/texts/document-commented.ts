import { meetingOf } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph, quote, section } from "../words.ts";

export const documentCommented: LetterText<"document-commented"> = {
  sv: ({ callTitle, contactEmail, of, comment, ...meeting }) => ({
    subject: `En expert har kommenterat ert dokument: ${callTitle.sv}`,
    heading: "En expert har kommenterat ert dokument",
    blocks: [
      paragraph(`Inför ett utbyte i ${callTitle.sv} har en expert läst det som ni skickade in.`),
      meetingOf(meeting, "sv", ["Granskas", of.sv]),
      section("Kommentaren"),
      quote(comment),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, of, comment, ...meeting }) => ({
    subject: `An expert has commented on your document: ${callTitle.en}`,
    heading: "An expert has commented on your document",
    blocks: [
      paragraph(`For an exchange in ${callTitle.en} an expert has read what you sent in.`),
      meetingOf(meeting, "en", ["Reviewed", of.en]),
      section("The comment"),
      quote(comment),
      questions("en", contactEmail),
    ],
  }),
};
