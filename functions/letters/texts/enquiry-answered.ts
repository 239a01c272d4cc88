import { questions } from "../phrases.ts";
import { type LetterText, paragraph, quote, section } from "../words.ts";

export const enquiryAnswered: LetterText<"enquiry-answered"> = {
  sv: ({ callTitle, question, answer, published, contactEmail }) => ({
    subject: `Svar på din fråga: ${callTitle.sv}`,
    heading: "Svar på din fråga",
    blocks: [
      paragraph(`Du har ställt en fråga om utlysningen ${callTitle.sv}. Här är svaret.`),
      section("Din fråga"),
      quote(question),
      section("Vårt svar"),
      quote(answer),
      paragraph(
        published
          ? "Frågan och svaret är också publicerade på utlysningens sida, utan ditt namn och din adress."
          : "Svaret går bara till dig.",
      ),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, question, answer, published, contactEmail }) => ({
    subject: `The answer to your question: ${callTitle.en}`,
    heading: "The answer to your question",
    blocks: [
      paragraph(`You asked a question about the call ${callTitle.en}. This is the answer.`),
      section("Your question"),
      quote(question),
      section("Our answer"),
      quote(answer),
      paragraph(
        published
          ? "The question and the answer are also published on the page of the call, without your name and address."
          : "The answer goes to you alone.",
      ),
      questions("en", contactEmail),
    ],
  }),
};
