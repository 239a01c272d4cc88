import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const matchEnded: LetterText<"match-ended"> = {
  sv: ({ callTitle, organisation, activity, contactEmail }) => ({
    subject: `${organisation} lämnar er pilotaktivitet: ${callTitle.sv}`,
    heading: `${organisation} deltar inte längre`,
    blocks: [
      paragraph(
        `${organisation} har lämnat tillbaka sin plats i ${callTitle.sv} och deltar därför inte längre i aktiviteten.`,
      ),
      definitions(["Aktivitet", activity], ["Deltar inte längre", organisation]),
      paragraph(
        "Om en annan stad tar platsen hör vi av oss igen. Möten som ni har planerat får ni egna besked om.",
      ),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, organisation, activity, contactEmail }) => ({
    subject: `${organisation} leaves your pilot activity: ${callTitle.en}`,
    heading: `${organisation} no longer takes part`,
    blocks: [
      paragraph(
        `${organisation} has given back its place in ${callTitle.en} and so no longer takes part in the activity.`,
      ),
      definitions(["Activity", activity], ["No longer takes part", organisation]),
      paragraph(
        "If another city takes the place, we will write again. About meetings that are planned you hear separately.",
      ),
      questions("en", contactEmail),
    ],
  }),
};
