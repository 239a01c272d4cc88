import { questions, unsubscribing } from "../phrases.ts";
import { type LetterText, paragraph, quote } from "../words.ts";

export const newsCancelled: LetterText<"news-cancelled"> = {
  sv: ({ callTitle, why, contactEmail, cancelToken }) => ({
    subject: `Utlysningen är inställd: ${callTitle.sv}`,
    heading: "Utlysningen är inställd",
    blocks: [
      paragraph(
        `Utlysningen ${callTitle.sv} blir inte av. Ansökningar som är påbörjade eller inskickade kommer inte att prövas. Så här lyder skälet:`,
      ),
      quote(why),
      questions("sv", contactEmail),
      ...unsubscribing("sv", cancelToken),
    ],
  }),
  en: ({ callTitle, why, contactEmail, cancelToken }) => ({
    subject: `The call is cancelled: ${callTitle.en}`,
    heading: "The call is cancelled",
    blocks: [
      paragraph(
        `The call ${callTitle.en} will not take place. Applications that were begun or submitted will not be considered. This is the reason given:`,
      ),
      quote(why),
      questions("en", contactEmail),
      ...unsubscribing("en", cancelToken),
    ],
  }),
};
