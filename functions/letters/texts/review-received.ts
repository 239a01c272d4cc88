import { questions } from "../phrases.ts";
import { counted } from "../spoken.ts";
import { type LetterText, paragraph } from "../words.ts";

export const reviewReceived: LetterText<"review-received"> = {
  sv: ({ callTitle, received }) => ({
    subject: `Allt är inlämnat, tack för din granskning: ${callTitle.sv}`,
    heading: "Tack, nu är allt inlämnat",
    blocks: [
      paragraph(
        `Vi har tagit emot ${counted(received, "sv", { one: "granskning", other: "granskningar" })} från dig i utlysningen ${callTitle.sv}, och ingen återstår. Tack för ditt arbete! Det betyder mycket för dem som söker att någon kunnig läser noga.`,
      ),
      paragraph(
        "Du behöver inte göra något mer nu. Om granskarnas bedömningar av en ansökan går tydligt isär kan vi komma att höra av oss, så att ni kan resonera er fram till en gemensam bedömning.",
      ),
      paragraph(
        "Tala inte om ansökningarna eller dina bedömningar med någon utanför granskningen, inte heller sedan beslutet har meddelats.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, received }) => ({
    subject: `Everything is handed in, thank you for reviewing: ${callTitle.en}`,
    heading: "Thank you, everything is handed in",
    blocks: [
      paragraph(
        `We have received ${counted(received, "en", { one: "review", other: "reviews" })} from you in the call ${callTitle.en}, and none is left. Thank you for your work! It means a great deal to applicants that somebody knowledgeable reads with care.`,
      ),
      paragraph(
        "There is nothing more you need to do for now. If the reviewers’ assessments of an application differ clearly, we may be in touch, so that you can talk your way to a common assessment.",
      ),
      paragraph(
        "Please do not discuss the applications or your assessments with anybody outside the review, not even after the decision has been announced.",
      ),
      questions("en"),
    ],
  }),
};
