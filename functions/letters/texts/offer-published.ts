import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

export const offerPublished: LetterText<"offer-published"> = {
  sv: ({ callTitle, title, offer, organisation, contactEmail }) => ({
    subject: `Ett erbjudande till ert nätverk, ${title}: ${callTitle.sv}`,
    heading: "Ett erbjudande till ert nätverk",
    blocks: [
      paragraph(
        `${organisation} erbjuder deltagarna i ert nätverk inom ${callTitle.sv} att prova något. Ta upp erbjudandet om det passar er.`,
      ),
      definitions(["Erbjudande", title], ["Från", organisation]),
      section("Det som erbjuds"),
      quote(offer),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, title, offer, organisation, contactEmail }) => ({
    subject: `An offer to your network, ${title}: ${callTitle.en}`,
    heading: "An offer to your network",
    blocks: [
      paragraph(
        `${organisation} offers the members of your network in ${callTitle.en} something to try. Take it up if it suits you.`,
      ),
      definitions(["Offer", title], ["From", organisation]),
      section("What is offered"),
      quote(offer),
      questions("en", contactEmail),
    ],
  }),
};
