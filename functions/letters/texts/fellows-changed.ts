import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const fellowsChanged: LetterText<"fellows-changed"> = {
  sv: ({ callTitle, organisation, activity, joined, left, fellows }) => ({
    subject: `Andra städer i er pilotaktivitet: ${callTitle.sv}`,
    heading: "De andra städerna i er pilotaktivitet har ändrats",
    blocks: [
      paragraph(
        `${organisation} är kvar i samma pilotaktivitet i ${callTitle.sv}. Det är de andra städerna där som har ändrats.`,
      ),
      definitions(
        ["Pilotaktivitet", activity],
        ["Nya", ...joined],
        ["Inte längre med", ...left],
        ["Nu med er", ...fellows],
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, organisation, activity, joined, left, fellows }) => ({
    subject: `Other cities in your pilot activity: ${callTitle.en}`,
    heading: "The other cities in your pilot activity have changed",
    blocks: [
      paragraph(
        `${organisation} stays with the same pilot activity in ${callTitle.en}. It is the other cities there that have changed.`,
      ),
      definitions(
        ["Pilot activity", activity],
        ["New", ...joined],
        ["No longer there", ...left],
        ["Now with you", ...fellows],
      ),
      questions("en"),
    ],
  }),
};
