import { questions, unsubscribing } from "../phrases.ts";
import { type LetterText, paragraph, quote, section } from "../words.ts";

export const newsAnswered: LetterText<"news-answered"> = {
  sv: ({ callTitle, question, answer, cancelToken }) => ({
    subject: `Fråga och svar som rör alla: ${callTitle.sv}`,
    heading: "En fråga har fått ett svar som rör alla",
    blocks: [
      paragraph(
        `Vi har publicerat ett svar om utlysningen ${callTitle.sv}. Läs det innan ni skickar in er ansökan, eller pröva om en ansökan som redan är inskickad behöver ändras.`,
      ),
      section("Frågan"),
      quote(question),
      section("Svaret"),
      quote(answer),
      questions("sv"),
      ...unsubscribing("sv", cancelToken),
    ],
  }),
  en: ({ callTitle, question, answer, cancelToken }) => ({
    subject: `A question and answer for everybody: ${callTitle.en}`,
    heading: "A question has got an answer that concerns everybody",
    blocks: [
      paragraph(
        `We have published an answer about the call ${callTitle.en}. Please read it before you submit, or consider whether an application that is already submitted needs a change.`,
      ),
      section("The question"),
      quote(question),
      section("The answer"),
      quote(answer),
      questions("en"),
      ...unsubscribing("en", cancelToken),
    ],
  }),
};
