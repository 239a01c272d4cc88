import { questions, unsubscribing } from "../phrases.ts";
import { type LetterText, paragraph, quote } from "../words.ts";

export const newsChanged: LetterText<"news-changed"> = {
  sv: ({ callTitle, summary, contactEmail, cancelToken }) => ({
    subject: `Utlysningen har ändrats: ${callTitle.sv}`,
    heading: "Utlysningen har ändrats",
    blocks: [
      paragraph(`Något i utlysningen ${callTitle.sv} har ändrats:`),
      quote(summary),
      questions("sv", contactEmail),
      ...unsubscribing("sv", cancelToken),
    ],
  }),
  en: ({ callTitle, summary, contactEmail, cancelToken }) => ({
    subject: `The call has changed: ${callTitle.en}`,
    heading: "The call has changed",
    blocks: [
      paragraph(`Something in the call ${callTitle.en} has changed:`),
      quote(summary),
      questions("en", contactEmail),
      ...unsubscribing("en", cancelToken),
    ],
  }),
};
