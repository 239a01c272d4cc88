import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const deliverableApproved: LetterText<"deliverable-approved"> = {
  sv: ({ callTitle, organisation, label, title, opens }) => ({
    subject: `Godkänd, ${label.sv}: ${callTitle.sv}`,
    heading: `${label.sv}: godkänd`,
    blocks: [
      paragraph(`Det som ni har lämnat in i ${callTitle.sv} är godkänt.`),
      definitions(["Deltagare", organisation], ["Vad", label.sv ?? ""], ["Titel", title.sv ?? ""]),
      ...(opens.length === 0
        ? []
        : [paragraph(`Därmed öppnas nästa modul för er: ${opens.map((module) => module.sv).join(", ")}.`)]),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, organisation, label, title, opens }) => ({
    subject: `Approved, ${label.en}: ${callTitle.en}`,
    heading: `${label.en}: approved`,
    blocks: [
      paragraph(`What you handed in for ${callTitle.en} has been approved.`),
      definitions(["Participant", organisation], ["What", label.en ?? ""], ["Title", title.en ?? ""]),
      ...(opens.length === 0
        ? []
        : [paragraph(`The next module is now open to you: ${opens.map((module) => module.en).join(", ")}.`)]),
      questions("en"),
    ],
  }),
};
