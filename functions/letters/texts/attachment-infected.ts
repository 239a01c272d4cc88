import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const attachmentInfected: LetterText<"attachment-infected"> = {
  sv: ({ callTitle, organisation, fileName }) => ({
    subject: `En bilaga kan inte läsas: ${callTitle.sv}`,
    heading: "En bilaga kan inte läsas",
    blocks: [
      paragraph(
        `Kontrollen av en bilaga till ansökan från ${organisation} i utlysningen ${callTitle.sv} hittade skadlig kod. Ingen kan öppna filen, varken ni eller vi.`,
      ),
      definitions(["Fil", fileName]),
      section("Det här behöver ni göra"),
      paragraph("Ta bort bilagan, ladda upp en oskadlig fil i stället och skicka in ansökan på nytt."),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, organisation, fileName }) => ({
    subject: `An attachment cannot be read: ${callTitle.en}`,
    heading: "An attachment cannot be read",
    blocks: [
      paragraph(
        `The check of an attachment to the application of ${organisation} in the call ${callTitle.en} found harmful code. Nobody can open the file, neither you nor we.`,
      ),
      definitions(["File", fileName]),
      section("What you need to do"),
      paragraph("Remove the attachment, upload a harmless file instead, and submit the application again."),
      questions("en"),
    ],
  }),
};
