import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const jointProjectStarted: LetterText<"joint-project-started"> = {
  sv: ({ callTitle, title, organisations, contactEmail }) => ({
    subject: `Projektet har börjat, ${title}: ${callTitle.sv}`,
    heading: "Projektet har börjat",
    blocks: [
      paragraph(`Det gemensamma projektet inom ${callTitle.sv} har börjat.`),
      definitions(["Projekt", title], ["Parter", ...organisations]),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, title, organisations, contactEmail }) => ({
    subject: `The project has started, ${title}: ${callTitle.en}`,
    heading: "The project has started",
    blocks: [
      paragraph(`The joint project in ${callTitle.en} has started.`),
      definitions(["Project", title], ["Partners", ...organisations]),
      questions("en", contactEmail),
    ],
  }),
};
