import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const hostReminder: LetterText<"host-reminder"> = {
  sv: ({ callTitle, zone, activity, answerBy, contactEmail }) => ({
    subject: `Påminnelse: vill ni ta emot tvillingstäder? ${callTitle.sv}`,
    heading: "Vi har inte fått ert svar ännu",
    blocks: [
      paragraph(
        `Vi har frågat om ni vill ta emot tvillingstäder i ${callTitle.sv}, och ingen har svarat för er aktivitet ännu.`,
      ),
      definitions(["Aktivitet", activity], ["Svara senast", spokenTime(answerBy, zone, "sv")]),
      paragraph("Det räcker att en av er svarar."),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, zone, activity, answerBy, contactEmail }) => ({
    subject: `Reminder: would you receive twin cities? ${callTitle.en}`,
    heading: "We have not had your answer yet",
    blocks: [
      paragraph(
        `We asked whether you would receive twin cities in ${callTitle.en}, and nobody has answered for your activity yet.`,
      ),
      definitions(["Activity", activity], ["Answer by", spokenTime(answerBy, zone, "en")]),
      paragraph("It is enough if one of you answers."),
      questions("en", contactEmail),
    ],
  }),
};
