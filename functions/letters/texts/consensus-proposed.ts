import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const consensusProposed: LetterText<"consensus-proposed"> = {
  sv: ({ callTitle, applicant }) => ({
    subject: `Förslag att ta ställning till, ${applicant}: ${callTitle.sv}`,
    heading: "Det finns ett förslag till gemensam bedömning",
    blocks: [
      paragraph(
        `Rapportören har föreslagit gemensamma poäng för ansökan från ${applicant} i utlysningen ${callTitle.sv}.`,
      ),
      paragraph(
        "Läs förslaget och säg ja eller nej. Säger du nej, skriv varför: rapportören kan då lägga ett nytt förslag. Förslaget gäller först när alla har sagt ja.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, applicant }) => ({
    subject: `A proposal for your word, ${applicant}: ${callTitle.en}`,
    heading: "There is a proposal for a common assessment",
    blocks: [
      paragraph(
        `The rapporteur has proposed common scores for the application from ${applicant} in the call ${callTitle.en}.`,
      ),
      paragraph(
        "Please read the proposal and say yes or no. If you say no, say why: the rapporteur can then make another proposal. It holds only when everybody has said yes.",
      ),
      questions("en"),
    ],
  }),
};
