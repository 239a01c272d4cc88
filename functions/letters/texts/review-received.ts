import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const reviewReceived: LetterText<"review-received"> = {
  sv: ({ callTitle, applicant }) => ({
    subject: `Din granskning har kommit in: ${callTitle.sv}`,
    heading: "Tack, din granskning har kommit in",
    blocks: [
      paragraph(
        `Vi har tagit emot din granskning av ansökan från ${applicant} i utlysningen ${callTitle.sv}. Tack för ditt arbete! Det betyder mycket för dem som söker att någon kunnig läser noga.`,
      ),
      paragraph(
        "Du behöver inte göra något mer med den här ansökan nu. Om granskarnas bedömningar går tydligt isär kan vi komma att höra av oss, så att ni kan resonera er fram till en gemensam bedömning.",
      ),
      paragraph(
        "Tala inte om ansökan eller din bedömning med någon utanför granskningen, inte heller sedan beslutet har meddelats.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, applicant }) => ({
    subject: `Your review has been received: ${callTitle.en}`,
    heading: "Thank you, your review has been received",
    blocks: [
      paragraph(
        `We have received your review of the application from ${applicant} in the call ${callTitle.en}. Thank you for your work! It means a great deal to applicants that somebody knowledgeable reads with care.`,
      ),
      paragraph(
        "There is nothing more you need to do with this application for now. If the reviewers’ assessments differ clearly, we may be in touch, so that you can talk your way to a common assessment.",
      ),
      paragraph(
        "Please do not discuss the application or your assessment with anybody outside the review, not even after the decision has been announced.",
      ),
      questions("en"),
    ],
  }),
};
