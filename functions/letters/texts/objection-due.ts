import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const objectionDue: LetterText<"objection-due"> = {
  sv: ({ callTitle, zone, organisation, ground, replyBy }) => ({
    subject: `Ett svar är snart utlovat: ${callTitle.sv}`,
    heading: "En begäran om omprövning väntar på svar",
    blocks: [
      paragraph(
        `${organisation} har begärt att beslutet i utlysningen ${callTitle.sv} prövas på nytt, och svaret saknas ännu.`,
      ),
      definitions(["Grund", ground], ["Utlovat senast", spokenTime(replyBy, zone, "sv")]),
      paragraph("Den som svarar får inte ha granskat, föreslagit eller godkänt beslutet."),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, organisation, ground, replyBy }) => ({
    subject: `An answer is due soon: ${callTitle.en}`,
    heading: "An objection waits for its answer",
    blocks: [
      paragraph(
        `${organisation} has asked to have the decision in the call ${callTitle.en} looked at again, and the answer is missing.`,
      ),
      definitions(["Ground", ground], ["Promised by", spokenTime(replyBy, zone, "en")]),
      paragraph("Whoever answers must not have reviewed, proposed or approved the decision."),
      questions("en"),
    ],
  }),
};
