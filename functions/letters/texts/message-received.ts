import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote } from "../words.ts";

export const messageReceived: LetterText<"message-received"> = {
  sv: ({ callTitle, sender, organisation, to, subject, message }) => ({
    subject: `${subject} (från ${organisation}): ${callTitle.sv}`,
    heading: "Ett meddelande från en annan deltagare",
    blocks: [
      paragraph(`Du får det här för att ni deltar tillsammans i ${callTitle.sv}.`),
      definitions(["Från", `${sender}, ${organisation}`], ["Till", to], ["Ämne", subject]),
      quote(message),
      paragraph(
        "Svara i systemet, så att alla i samma krets ser svaret. Den som inte vill ha sådana brev kan avstå dem.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, sender, organisation, to, subject, message }) => ({
    subject: `${subject} (from ${organisation}): ${callTitle.en}`,
    heading: "A message from another participant",
    blocks: [
      paragraph(`You get this because you take part together in ${callTitle.en}.`),
      definitions(["From", `${sender}, ${organisation}`], ["To", to], ["Subject", subject]),
      quote(message),
      paragraph(
        "Answer in the system, so that everybody in the same circle sees it. Whoever does not want such letters can be spared them.",
      ),
      questions("en"),
    ],
  }),
};
