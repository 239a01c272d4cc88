import { spokenTime } from "../../shared/zone.ts";
import { meetingOf } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const documentsRequested: LetterText<"documents-requested"> = {
  sv: ({ callTitle, contactEmail, zone, of, documentsBy, isReminder, ...meeting }) => ({
    subject: `Skicka in dokument till expertgranskningen: ${callTitle.sv}`,
    heading: "Skicka in dokument till en expertgranskning",
    blocks: [
      paragraph(
        isReminder
          ? `Vi har inte fått något dokument från er till expertgranskningen i ${callTitle.sv}.`
          : `Vid ett utbyte i ${callTitle.sv} går experter igenom det som ni har skickat in i förväg.`,
      ),
      meetingOf(
        { ...meeting, zone },
        "sv",
        ["Granskas", of.sv],
        ["Skicka in senast", spokenTime(documentsBy, zone, "sv")],
      ),
      paragraph("Experterna läser dokumenten före mötet, så det som kommer senare hinner inte läsas."),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, zone, of, documentsBy, isReminder, ...meeting }) => ({
    subject: `Send in documents to the expert review: ${callTitle.en}`,
    heading: "Send in documents to an expert review",
    blocks: [
      paragraph(
        isReminder
          ? `We have received no document from you for the expert review in ${callTitle.en}.`
          : `At an exchange in ${callTitle.en}, experts will go through what you have sent in beforehand.`,
      ),
      meetingOf(
        { ...meeting, zone },
        "en",
        ["Reviewed", of.en],
        ["Send in by", spokenTime(documentsBy, zone, "en")],
      ),
      paragraph("The experts read the documents before the meeting, so what comes later will not be read."),
      questions("en", contactEmail),
    ],
  }),
};
