import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const jointProjectAgreed: LetterText<"joint-project-agreed"> = {
  sv: ({ callTitle, title, organisations, contactEmail }) => ({
    subject: `Alla har sagt ja, ${title}: ${callTitle.sv}`,
    heading: "Projektet kan börja",
    blocks: [
      paragraph(`Alla parter har sagt ja till det gemensamma projektet inom ${callTitle.sv}.`),
      definitions(["Projekt", title], ["Parter", ...organisations]),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, title, organisations, contactEmail }) => ({
    subject: `All have agreed, ${title}: ${callTitle.en}`,
    heading: "The project can start",
    blocks: [
      paragraph(`All partners have agreed to the joint project in ${callTitle.en}.`),
      definitions(["Project", title], ["Partners", ...organisations]),
      questions("en", contactEmail),
    ],
  }),
};
