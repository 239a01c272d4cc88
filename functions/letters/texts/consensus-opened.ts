import { questions } from "../phrases.ts";
import { spokenNumber } from "../spoken.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const consensusOpened: LetterText<"consensus-opened"> = {
  sv: ({ callTitle, applicant, spread, isRapporteur }) => ({
    subject: `Gemensam bedömning av ${applicant}: ${callTitle.sv}`,
    heading: "Granskarna ska enas om en bedömning",
    blocks: [
      paragraph(
        `Bedömningarna av ansökan från ${applicant} i utlysningen ${callTitle.sv} går isär. Därför ber vi granskarna att enas om gemensamma poäng.`,
      ),
      definitions(["Skillnad mellan högsta och lägsta summa", spokenNumber(spread, "sv")]),
      section("Det här gör du"),
      paragraph(
        isRapporteur
          ? "Du är rapportör. Läs de andras bedömningar, föreslå poäng för varje kriterium och motivera dem. Förslaget gäller när alla granskare har sagt ja."
          : "En av granskarna är rapportör och lägger ett förslag. Du kan läsa de andras bedömningar redan nu. När förslaget finns får du ett brev och säger ja eller nej.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, applicant, spread, isRapporteur }) => ({
    subject: `Common assessment of ${applicant}: ${callTitle.en}`,
    heading: "The reviewers are asked to agree on an assessment",
    blocks: [
      paragraph(
        `The assessments of the application from ${applicant} in the call ${callTitle.en} differ. We therefore ask the reviewers to agree on common scores.`,
      ),
      definitions(["Difference between the highest and lowest sum", spokenNumber(spread, "en")]),
      section("What you do"),
      paragraph(
        isRapporteur
          ? "You are the rapporteur. Please read the others’ assessments, propose a score for each criterion, and give your reasons. The proposal holds when all reviewers have said yes."
          : "One of the reviewers is rapporteur and makes a proposal. You can read the others’ assessments now. When there is a proposal you will get a letter and say yes or no.",
      ),
      questions("en"),
    ],
  }),
};
