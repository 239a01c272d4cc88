import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const completionLapsed: LetterText<"completion-lapsed"> = {
  sv: ({ callTitle, zone, organisation, dueAt, contactEmail }) => ({
    subject: `Tiden för att komplettera har gått ut: ${callTitle.sv}`,
    heading: "Vi har inte fått någon komplettering",
    blocks: [
      paragraph(
        `Vi bad er att komplettera ansökan från ${organisation} i utlysningen ${callTitle.sv} senast ${spokenTime(dueAt, zone, "sv")}. Inget kom in, och ansökan prövas därför som ni lämnade in den.`,
      ),
      paragraph(
        `Ni får ett brev med beslutet, skälen för det och hur ni kan invända. Har något gått fel hos oss, skriv till ${contactEmail} och berätta vad som hände och när.`,
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, organisation, dueAt, contactEmail }) => ({
    subject: `The time to complete your application is over: ${callTitle.en}`,
    heading: "We have received no completion",
    blocks: [
      paragraph(
        `We asked you to complete the application from ${organisation} in the call ${callTitle.en} by ${spokenTime(dueAt, zone, "en")}. Nothing came in, and so the application is decided upon as you submitted it.`,
      ),
      paragraph(
        `You will get a letter with the decision, the reasons for it and how to object. If something went wrong on our side, write to ${contactEmail} and tell us what happened and when.`,
      ),
      questions("en"),
    ],
  }),
};
