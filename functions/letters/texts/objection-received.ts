import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const objectionReceived: LetterText<"objection-received"> = {
  sv: ({ callTitle, zone, organisation, ground, replyBy }) => ({
    subject: `Vi har tagit emot er begäran om omprövning: ${callTitle.sv}`,
    heading: "Vi har tagit emot er begäran",
    blocks: [
      paragraph(
        `Vi prövar beslutet om ansökan från ${organisation} i utlysningen ${callTitle.sv} på nytt. Den som prövar har inte deltagit i beslutet.`,
      ),
      definitions(["Grund", ground], ["Ni får svar senast", spokenTime(replyBy, zone, "sv")]),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, organisation, ground, replyBy }) => ({
    subject: `We have received your objection: ${callTitle.en}`,
    heading: "We have received your objection",
    blocks: [
      paragraph(
        `We look at the decision on the application from ${organisation} in the call ${callTitle.en} again. Whoever does so had no part in the decision.`,
      ),
      definitions(["Ground", ground], ["You get an answer by", spokenTime(replyBy, zone, "en")]),
      questions("en"),
    ],
  }),
};
