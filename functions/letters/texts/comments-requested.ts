import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const commentsRequested: LetterText<"comments-requested"> = {
  sv: ({ callTitle, zone, step, dueAt }) => ({
    subject: `Synpunkter önskas på ett förslag: ${callTitle.sv}`,
    heading: "Dina synpunkter önskas",
    blocks: [
      paragraph(`Ett förslag som gäller ${callTitle.sv} delas för synpunkter, och du är en av läsarna.`),
      definitions(["Steg", step], ["Svara senast", spokenTime(dueAt, zone, "sv")]),
      section("Det här kan du göra"),
      paragraph(
        "Läs förslaget och skriv vad du tycker, även om du inte har något att invända. När alla läsare har svarat, eller när tiden är slut, går förslaget vidare.",
      ),
      paragraph("Dina synpunkter sparas med ditt namn i beslutskedjan. De beslutar ingenting."),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, step, dueAt }) => ({
    subject: `Your comments on a draft: ${callTitle.en}`,
    heading: "Your comments are wanted",
    blocks: [
      paragraph(
        `A draft that concerns ${callTitle.en} is circulated for comments, and you are one of its readers.`,
      ),
      definitions(["Step", step], ["Answer by", spokenTime(dueAt, zone, "en")]),
      section("What you can do"),
      paragraph(
        "Read the draft and say what you think, also if you have nothing to object to. When every reader has answered, or when the time is up, the draft goes on.",
      ),
      paragraph("Your comments are kept with your name in the chain of approval. They decide nothing."),
      questions("en"),
    ],
  }),
};
