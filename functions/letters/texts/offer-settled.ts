import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote } from "../words.ts";

export const offerSettled: LetterText<"offer-settled"> = {
  sv: ({ callTitle, title, outcome, words, contactEmail }) => ({
    subject: `Om ert erbjudande, ${title}: ${callTitle.sv}`,
    heading: "Om ert erbjudande",
    blocks: [
      paragraph(
        outcome === "done"
          ? `Ert erbjudande till nätverket i ${callTitle.sv} har prövats. Så här gick det.`
          : `Vi går inte vidare med ert erbjudande till nätverket i ${callTitle.sv}. Här står varför.`,
      ),
      definitions(["Erbjudande", title]),
      quote(words),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, title, outcome, words, contactEmail }) => ({
    subject: `About your offer, ${title}: ${callTitle.en}`,
    heading: "About your offer",
    blocks: [
      paragraph(
        outcome === "done"
          ? `Your offer to the network in ${callTitle.en} has been tried. This is what came of it.`
          : `We do not go on with your offer to the network in ${callTitle.en}. This is why.`,
      ),
      definitions(["Offer", title]),
      quote(words),
      questions("en", contactEmail),
    ],
  }),
};
