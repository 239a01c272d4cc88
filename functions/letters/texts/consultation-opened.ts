import { answering, draftsToRead, roundOf } from "../consultation-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const consultationOpened: LetterText<"consultation-opened"> = {
  sv: ({ callTitle, contactEmail, token, drafts, ...round }) => ({
    subject: `Samråd, ${round.title}: ${callTitle.sv}`,
    heading: "Vi vill höra vad ni tycker",
    blocks: [
      paragraph(`Ni är en av dem som vi samråder med om ${callTitle.sv}.`),
      ...roundOf(round, "sv"),
      ...draftsToRead(drafts, "sv"),
      ...answering(token, "sv"),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, token, drafts, ...round }) => ({
    subject: `Consultation, ${round.title}: ${callTitle.en}`,
    heading: "We would like to hear your views",
    blocks: [
      paragraph(`You are one of those whom we consult about ${callTitle.en}.`),
      ...roundOf(round, "en"),
      ...draftsToRead(drafts, "en"),
      ...answering(token, "en"),
      questions("en", contactEmail),
    ],
  }),
};
