import { meetingOf } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const learningRequested: LetterText<"learning-requested"> = {
  sv: ({ callTitle, contactEmail, isHost, ...meeting }) => ({
    subject: `Vad lärde ni er, ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: "Vad lärde ni er?",
    blocks: [
      paragraph(
        isHost
          ? `Ni var värd för ett utbyte i ${callTitle.sv}. Skriv ner vad ni lärde er och vad ni fick ut av att vara värd.`
          : `Ni deltog i ett utbyte i ${callTitle.sv}. Skriv ner vad ni tar med er hem.`,
      ),
      meetingOf(meeting, "sv"),
      paragraph("Några rader räcker. De läses av programkontoret och av dem som ni träffade."),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, isHost, ...meeting }) => ({
    subject: `What did you learn, ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: "What did you learn?",
    blocks: [
      paragraph(
        isHost
          ? `You hosted an exchange in ${callTitle.en}. Write down what you learned and what you gained from hosting.`
          : `You took part in an exchange in ${callTitle.en}. Write down what you take home.`,
      ),
      meetingOf(meeting, "en"),
      paragraph("A few lines are enough. The programme office and those whom you met will read them."),
      questions("en", contactEmail),
    ],
  }),
};
