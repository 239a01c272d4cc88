import { questions, unsubscribing } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const subscriptionConfirmed: LetterText<"subscription-confirmed"> = {
  sv: ({ callTitle, about, cancelToken }) => ({
    subject: `Du får nu nyheter: ${callTitle.sv}`,
    heading: "Du får nu nyheter",
    blocks: [
      paragraph(
        about === "call"
          ? `Du får ett brev när utlysningen ${callTitle.sv} öppnar, när sista dagen närmar sig eller flyttas, när en fråga får ett svar som rör alla och när resultatet är klart.`
          : `Du får ett brev när en utlysning i programmet ${callTitle.sv} öppnar, när dess sista dag närmar sig eller flyttas, när en fråga får ett svar som rör alla och när resultatet är klart.`,
      ),
      questions("sv"),
      ...unsubscribing("sv", cancelToken),
    ],
  }),
  en: ({ callTitle, about, cancelToken }) => ({
    subject: `You now get news: ${callTitle.en}`,
    heading: "You now get news",
    blocks: [
      paragraph(
        about === "call"
          ? `You get a letter when the call ${callTitle.en} opens, when its deadline is near or moves, when a question gets an answer that concerns everybody, and when the result is out.`
          : `You get a letter when a call in the programme ${callTitle.en} opens, when its deadline is near or moves, when a question gets an answer that concerns everybody, and when the result is out.`,
      ),
      questions("en"),
      ...unsubscribing("en", cancelToken),
    ],
  }),
};
