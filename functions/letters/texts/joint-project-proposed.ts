import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

export const jointProjectProposed: LetterText<"joint-project-proposed"> = {
  sv: ({ callTitle, title, project, organisations, contactEmail }) => ({
    subject: `Förslag till gemensamt projekt, ${title}: ${callTitle.sv}`,
    heading: "Vill ni vara med i ett gemensamt projekt?",
    blocks: [
      paragraph(
        `Ni är en av dem som en deltagare i ${callTitle.sv} vill driva ett projekt med. Det kan börja när alla har sagt ja.`,
      ),
      definitions(["Projekt", title], ["Parter", ...organisations]),
      section("Förslaget"),
      quote(project),
      paragraph("Logga in och svara ja, eller hör av er till den som föreslog det."),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, title, project, organisations, contactEmail }) => ({
    subject: `A joint project is proposed, ${title}: ${callTitle.en}`,
    heading: "Will you join a project?",
    blocks: [
      paragraph(
        `You are one of those with whom a participant in ${callTitle.en} would like to run a project. It can start when all have agreed.`,
      ),
      definitions(["Project", title], ["Partners", ...organisations]),
      section("The proposal"),
      quote(project),
      paragraph("Sign in and agree, or get in touch with whoever proposed it."),
      questions("en", contactEmail),
    ],
  }),
};
