import { questions } from "../phrases.ts";
import { type LetterText, paragraph, quote } from "../words.ts";

export const consensusObjected: LetterText<"consensus-objected"> = {
  sv: ({ callTitle, applicant, why }) => ({
    subject: `Förslaget fick ett nej, ${applicant}: ${callTitle.sv}`,
    heading: "En granskare sade nej till förslaget",
    blocks: [
      paragraph(
        `Ditt förslag till gemensamma poäng för ansökan från ${applicant} i utlysningen ${callTitle.sv} fick ett nej, med dessa ord:`,
      ),
      quote(why),
      paragraph("Du kan lägga ett nytt förslag. Alla granskare tar då ställning på nytt."),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, applicant, why }) => ({
    subject: `The proposal met a no, ${applicant}: ${callTitle.en}`,
    heading: "A reviewer said no to the proposal",
    blocks: [
      paragraph(
        `Your proposal for common scores for the application from ${applicant} in the call ${callTitle.en} met a no, in these words:`,
      ),
      quote(why),
      paragraph("You can make another proposal. All reviewers then give their word anew."),
      questions("en"),
    ],
  }),
};
