import { spokenTime } from "../../shared/zone.ts";
import { meetingOf } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const documentsToReview: LetterText<"documents-to-review"> = {
  sv: ({ callTitle, contactEmail, zone, of, documentsBy, ...meeting }) => ({
    subject: `Ni granskar dokument vid ett utbyte: ${callTitle.sv}`,
    heading: "Ni är expert vid en granskning",
    blocks: [
      paragraph(
        `Vid ett utbyte i ${callTitle.sv} granskar ni det som deltagarna skickar in i förväg. Ni läser dokumenten och lämnar kommentarer i systemet. En kalenderfil är bifogad.`,
      ),
      meetingOf(
        { ...meeting, zone },
        "sv",
        ["Granskas", of.sv],
        ["Dokumenten finns", spokenTime(documentsBy, zone, "sv")],
      ),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, zone, of, documentsBy, ...meeting }) => ({
    subject: `You review documents at an exchange: ${callTitle.en}`,
    heading: "You are an expert at a review",
    blocks: [
      paragraph(
        `At an exchange in ${callTitle.en} you review what the participants send in beforehand. You read the documents and leave comments in the system. A calendar file is attached.`,
      ),
      meetingOf(
        { ...meeting, zone },
        "en",
        ["Reviewed", of.en],
        ["Documents ready", spokenTime(documentsBy, zone, "en")],
      ),
      questions("en", contactEmail),
    ],
  }),
};
