import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const consensusSettled: LetterText<"consensus-settled"> = {
  sv: ({ callTitle, applicant, outcome }) => ({
    subject: `${outcome === "agreed" ? "Ni är eniga" : "Samtalet är avslutat"}, ${applicant}: ${callTitle.sv}`,
    heading: outcome === "agreed" ? "Granskarna är eniga" : "Den gemensamma bedömningen är avslutad",
    blocks: [
      paragraph(
        outcome === "agreed"
          ? `Alla granskare har sagt ja till gemensamma poäng för ansökan från ${applicant} i utlysningen ${callTitle.sv}. De ersätter medelvärdet av era bedömningar. Tack!`
          : `Samtalet om ansökan från ${applicant} i utlysningen ${callTitle.sv} har avslutats utan gemensamma poäng. Medelvärdet av bedömningarna gäller.`,
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, applicant, outcome }) => ({
    subject: `${outcome === "agreed" ? "You agree" : "The discussion has ended"}, ${applicant}: ${callTitle.en}`,
    heading: outcome === "agreed" ? "The reviewers agree" : "The common assessment has ended",
    blocks: [
      paragraph(
        outcome === "agreed"
          ? `All reviewers have said yes to common scores for the application from ${applicant} in the call ${callTitle.en}. They take the place of the mean of your assessments. Thank you!`
          : `The discussion of the application from ${applicant} in the call ${callTitle.en} has ended without common scores. The mean of the assessments holds.`,
      ),
      questions("en"),
    ],
  }),
};
