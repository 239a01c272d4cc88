import { questions, unsubscribing } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const newsDecided: LetterText<"news-decided"> = {
  sv: ({ callTitle, cancelToken }) => ({
    subject: `Resultatet är klart: ${callTitle.sv}`,
    heading: "Resultatet är klart",
    blocks: [
      paragraph(
        `Urvalet i utlysningen ${callTitle.sv} är beslutat. De utvalda som har samtyckt till det står med namn på utlysningens resultatsida. De som har sökt har fått egna brev.`,
      ),
      questions("sv"),
      ...unsubscribing("sv", cancelToken),
    ],
  }),
  en: ({ callTitle, cancelToken }) => ({
    subject: `The result is out: ${callTitle.en}`,
    heading: "The result is out",
    blocks: [
      paragraph(
        `The selection in the call ${callTitle.en} has been decided. Those selected who consented to it are named on the call’s page of results. Applicants have got letters of their own.`,
      ),
      questions("en"),
      ...unsubscribing("en", cancelToken),
    ],
  }),
};
