import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, table } from "../words.ts";

export const hostMatched: LetterText<"host-matched"> = {
  sv: ({ callTitle, activity, twins, joined, left }) => ({
    subject: `Era tvillingstäder: ${callTitle.sv}`,
    heading: "De här städerna lär sig hos er",
    blocks: [
      paragraph(
        twins.length === 0
          ? `Er aktivitet har just nu ingen tvillingstad i ${callTitle.sv}.`
          : `Matchningen i ${callTitle.sv} är klar. Er aktivitet tar emot städerna nedan.`,
      ),
      definitions(["Aktivitet", activity], ["Nya hos er", ...joined], ["Inte längre hos er", ...left]),
      ...(twins.length === 0
        ? []
        : [
            table(
              "Era tvillingstäder",
              ["Stad", "Kontakt"],
              twins.map(({ name, contact }) => [name, contact]),
            ),
          ]),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, activity, twins, joined, left }) => ({
    subject: `Your twin cities: ${callTitle.en}`,
    heading: "These cities learn from you",
    blocks: [
      paragraph(
        twins.length === 0
          ? `Your activity has no twin city in ${callTitle.en} at present.`
          : `The matching in ${callTitle.en} is complete. Your activity receives the cities below.`,
      ),
      definitions(["Activity", activity], ["New with you", ...joined], ["No longer with you", ...left]),
      ...(twins.length === 0
        ? []
        : [
            table(
              "Your twin cities",
              ["City", "Contact"],
              twins.map(({ name, contact }) => [name, contact]),
            ),
          ]),
      questions("en"),
    ],
  }),
};
