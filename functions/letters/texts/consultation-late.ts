import { roundOf } from "../consultation-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph, table } from "../words.ts";

export const consultationLate: LetterText<"consultation-late"> = {
  sv: ({ callTitle, contactEmail, silent, ...round }) => ({
    subject: `Svar saknas, ${round.title}: ${callTitle.sv}`,
    heading: "Alla har inte svarat",
    blocks: [
      paragraph(
        `Tiden att svara på samrådet om ${callTitle.sv} har gått ut. Så länge samrådet är öppet kan de som saknas ändå svara, och ni kan föra in ett svar som kommit på annat sätt.`,
      ),
      table(
        "De som inte har svarat",
        ["Namn", "Organisation"],
        silent.map(({ name, organisation }) => [name, organisation]),
      ),
      ...roundOf(round, "sv"),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, silent, ...round }) => ({
    subject: `Answers missing, ${round.title}: ${callTitle.en}`,
    heading: "Not everybody has answered",
    blocks: [
      paragraph(
        `The time to answer the consultation about ${callTitle.en} is over. While the consultation is open, those who are missing can answer still, and you can enter an answer that came by other ways.`,
      ),
      table(
        "Those who have not answered",
        ["Name", "Organisation"],
        silent.map(({ name, organisation }) => [name, organisation]),
      ),
      ...roundOf(round, "en"),
      questions("en", contactEmail),
    ],
  }),
};
