import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

export const jointProjectEnded: LetterText<"joint-project-ended"> = {
  sv: ({ callTitle, title, organisations, isDropped, words, contactEmail }) => ({
    subject: `${isDropped ? "Projektet blir inte av" : "Projektet är avslutat"}, ${title}: ${callTitle.sv}`,
    heading: isDropped ? "Projektet blir inte av" : "Projektet är avslutat",
    blocks: [
      paragraph(
        isDropped
          ? `Det gemensamma projektet inom ${callTitle.sv} fortsätter inte.`
          : `Det gemensamma projektet inom ${callTitle.sv} är avslutat.`,
      ),
      definitions(["Projekt", title], ["Parter", ...organisations]),
      section(isDropped ? "Varför" : "Vad det gav"),
      quote(words),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, title, organisations, isDropped, words, contactEmail }) => ({
    subject: `${isDropped ? "The project is dropped" : "The project has ended"}, ${title}: ${callTitle.en}`,
    heading: isDropped ? "The project is dropped" : "The project has ended",
    blocks: [
      paragraph(
        isDropped
          ? `The joint project in ${callTitle.en} does not go on.`
          : `The joint project in ${callTitle.en} has ended.`,
      ),
      definitions(["Project", title], ["Partners", ...organisations]),
      section(isDropped ? "Why" : "What came of it"),
      quote(words),
      questions("en", contactEmail),
    ],
  }),
};
