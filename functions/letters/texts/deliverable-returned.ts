import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

export const deliverableReturned: LetterText<"deliverable-returned"> = {
  sv: ({ callTitle, organisation, label, title, reasons, contactEmail }) => ({
    subject: `Kompletteras, ${label.sv}: ${callTitle.sv}`,
    heading: `${label.sv}: behöver kompletteras`,
    blocks: [
      paragraph(`Vi har läst det som ni har lämnat in i ${callTitle.sv} och skickar tillbaka det.`),
      definitions(["Deltagare", organisation], ["Vad", label.sv ?? ""], ["Titel", title.sv ?? ""]),
      section("Därför"),
      quote(reasons),
      section("Det här behöver ni göra"),
      paragraph("Ändra i texten och lämna in den igen. Den version som ni lämnade in finns kvar."),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, organisation, label, title, reasons, contactEmail }) => ({
    subject: `To be completed, ${label.en}: ${callTitle.en}`,
    heading: `${label.en}: to be completed`,
    blocks: [
      paragraph(`We have read what you handed in for ${callTitle.en}, and send it back.`),
      definitions(["Participant", organisation], ["What", label.en ?? ""], ["Title", title.en ?? ""]),
      section("Why"),
      quote(reasons),
      section("What you need to do"),
      paragraph("Change the text and hand it in again. The version that you handed in is kept."),
      questions("en", contactEmail),
    ],
  }),
};
