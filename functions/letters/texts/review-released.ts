import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const reviewReleased: LetterText<"review-released"> = {
  sv: ({ callTitle, applicant }) => ({
    subject: `Du behöver inte granska ansökan från ${applicant}: ${callTitle.sv}`,
    heading: "En ansökan har gått vidare till någon annan",
    blocks: [
      paragraph(
        `Du behöver inte längre granska ansökan från ${applicant} i utlysningen ${callTitle.sv}. Vi har omfördelat den så att alla ansökningar blir granskade i tid.`,
      ),
      paragraph(
        "Du har inte längre tillgång till ansökan. Det du eventuellt har skrivit om den används inte. Dina övriga ansökningar påverkas inte.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, applicant }) => ({
    subject: `You need not review the application from ${applicant}: ${callTitle.en}`,
    heading: "An application has gone to somebody else",
    blocks: [
      paragraph(
        `You no longer need to review the application from ${applicant} in the call ${callTitle.en}. We have redistributed it so that every application is reviewed in time.`,
      ),
      paragraph(
        "You no longer have access to the application. What you may have written about it will not be used. Your other applications are not affected.",
      ),
      questions("en"),
    ],
  }),
};
