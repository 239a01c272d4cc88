import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

export const adviceGiven: LetterText<"advice-given"> = {
  sv: ({ callTitle, organisation, title, advice, contactEmail }) => ({
    subject: `Råd till er, ${title}: ${callTitle.sv}`,
    heading: "Ni har fått ett råd",
    blocks: [
      paragraph(`Den som stöder er i ${callTitle.sv} har skrivit ett råd. Det står också i er logg.`),
      definitions(["Till", organisation], ["Gäller", title]),
      section("Rådet"),
      quote(advice),
      paragraph("Skriv i loggen vad det blev av rådet, även om ni inte följde det."),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, organisation, title, advice, contactEmail }) => ({
    subject: `Advice for you, ${title}: ${callTitle.en}`,
    heading: "You have been given advice",
    blocks: [
      paragraph(
        `Whoever supports you in ${callTitle.en} has written down a piece of advice. It is in your log too.`,
      ),
      definitions(["For", organisation], ["About", title]),
      section("The advice"),
      quote(advice),
      paragraph("Say in the log what came of it, also if you did not follow it."),
      questions("en", contactEmail),
    ],
  }),
};
