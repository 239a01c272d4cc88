import { answering, roundOf } from "../consultation-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const consultationReminder: LetterText<"consultation-reminder"> = {
  sv: ({ callTitle, contactEmail, token, dueToday, ...round }) => ({
    subject: `${dueToday ? "Sista dagen att svara" : "Påminnelse"}, ${round.title}: ${callTitle.sv}`,
    heading: dueToday ? "Sista dagen att svara" : "Vi har inte fått ert svar",
    blocks: [
      paragraph(
        dueToday
          ? `I dag är sista dagen att svara på samrådet om ${callTitle.sv}. Vi har inte fått något svar från er.`
          : `Samrådet om ${callTitle.sv} slutar snart, och vi har inte fått något svar från er. Ni får gärna svara även om ni inte har något att invända.`,
      ),
      ...roundOf(round, "sv"),
      ...answering(token, "sv"),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, token, dueToday, ...round }) => ({
    subject: `${dueToday ? "Last day to answer" : "Reminder"}, ${round.title}: ${callTitle.en}`,
    heading: dueToday ? "Last day to answer" : "We have not had your answer",
    blocks: [
      paragraph(
        dueToday
          ? `Today is the last day to answer the consultation about ${callTitle.en}. We have had no answer from you.`
          : `The consultation about ${callTitle.en} ends soon, and we have had no answer from you. Please answer even if you have nothing to object to.`,
      ),
      ...roundOf(round, "en"),
      ...answering(token, "en"),
      questions("en", contactEmail),
    ],
  }),
};
