import { assessment, objection, questions } from "../phrases.ts";
import { reasonSentence } from "../reasons.ts";
import { counted } from "../spoken.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const decisionRejected: LetterText<"decision-rejected"> = {
  sv: (facts) => {
    const { callTitle, organisation, reasonCode, seats, contactEmail } = facts;
    return {
      subject: `Beslut om er ansökan: ${callTitle.sv}`,
      heading: "Er ansökan har inte valts ut",
      blocks: [
        paragraph(
          `Tack för er ansökan. Vi har beslutat att inte välja ut ${organisation} i utlysningen ${callTitle.sv}. Vi vet att det ligger mycket arbete bakom en ansökan, och vill därför berätta hur vi kom fram till beslutet.`,
        ),
        definitions(["Beslut", "Inte utvald"], ["Sökande", organisation]),
        section("Skälet till beslutet"),
        paragraph(
          `${reasonSentence(reasonCode, "sv")} I utlysningen fanns ${counted(seats, "sv", { one: "plats", other: "platser" })}.`,
        ),
        ...assessment(facts, "sv"),
        ...objection(facts, "sv", "reviewed"),
        paragraph("Ni är välkomna att söka igen när en ny utlysning öppnar."),
        questions("sv", contactEmail),
      ],
    };
  },
  en: (facts) => {
    const { callTitle, organisation, reasonCode, seats, contactEmail } = facts;
    return {
      subject: `Decision on your application: ${callTitle.en}`,
      heading: "Your application has not been selected",
      blocks: [
        paragraph(
          `Thank you for your application. We have decided not to select ${organisation} in the call ${callTitle.en}. We know that a great deal of work goes into an application, and so we want to tell you how we arrived at the decision.`,
        ),
        definitions(["Decision", "Not selected"], ["Applicant", organisation]),
        section("The reason for the decision"),
        paragraph(
          `${reasonSentence(reasonCode, "en")} The call had ${counted(seats, "en", { one: "place", other: "places" })}.`,
        ),
        ...assessment(facts, "en"),
        ...objection(facts, "en", "reviewed"),
        paragraph("You are welcome to apply again when a new call opens."),
        questions("en", contactEmail),
      ],
    };
  },
};
