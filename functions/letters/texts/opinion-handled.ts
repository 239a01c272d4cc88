import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

const outcomes = {
  sv: {
    accepted: "Vi har följt den",
    partly: "Vi har följt den delvis",
    notAccepted: "Vi har inte följt den",
  },
  en: { accepted: "We followed it", partly: "We followed it in part", notAccepted: "We did not follow it" },
} as const;

export const opinionHandled: LetterText<"opinion-handled"> = {
  sv: ({ callTitle, title, opinion, outcome, words, contactEmail }) => ({
    subject: `Så togs er synpunkt till vara: ${callTitle.sv}`,
    heading: "Så togs er synpunkt till vara",
    blocks: [
      paragraph(`Tack för er synpunkt om ${callTitle.sv}.`),
      definitions(["Samråd", title], ["Er synpunkt", outcomes.sv[outcome]]),
      section("Vårt svar"),
      quote(words),
      section("Det ni skrev"),
      quote(opinion),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, title, opinion, outcome, words, contactEmail }) => ({
    subject: `How your opinion was taken into account: ${callTitle.en}`,
    heading: "How your opinion was taken into account",
    blocks: [
      paragraph(`Thank you for your opinion on ${callTitle.en}.`),
      definitions(["Consultation", title], ["Your opinion", outcomes.en[outcome]]),
      section("Our answer"),
      quote(words),
      section("What you wrote"),
      quote(opinion),
      questions("en", contactEmail),
    ],
  }),
};
