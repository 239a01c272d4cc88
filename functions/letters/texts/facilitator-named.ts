import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const facilitatorNamed: LetterText<"facilitator-named"> = {
  sv: ({ callTitle, organisation, activity, facilitator, facilitatorEmail }) => ({
    subject: `Er processledare: ${callTitle.sv}`,
    heading: "Ni har fått en processledare",
    blocks: [
      paragraph(
        `${facilitator} hjälper ${organisation} och pilotstäderna genom programmet ${callTitle.sv}: med planen för ert lärande, med mötena och med råd på vägen.`,
      ),
      definitions(["Pilotaktivitet", activity], ["Processledare", facilitator], ["E-post", facilitatorEmail]),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, organisation, activity, facilitator, facilitatorEmail }) => ({
    subject: `Your facilitator: ${callTitle.en}`,
    heading: "You have a facilitator",
    blocks: [
      paragraph(
        `${facilitator} helps ${organisation} and the pilot cities through ${callTitle.en}: with the plan for your learning, with the meetings and with advice on the way.`,
      ),
      definitions(["Pilot activity", activity], ["Facilitator", facilitator], ["E-mail", facilitatorEmail]),
      questions("en"),
    ],
  }),
};
