import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, table } from "../words.ts";

export const completionReminder: LetterText<"completion-reminder"> = {
  sv: ({ callTitle, zone, organisation, wanted, dueAt, contactEmail }) => ({
    subject: `Påminnelse: komplettera er ansökan, ${callTitle.sv}`,
    heading: "Vi väntar på er komplettering",
    blocks: [
      paragraph(
        `Vi har bett er att komplettera ansökan från ${organisation} i utlysningen ${callTitle.sv}, och har inte fått in något ännu.`,
      ),
      table(
        "Det här ber vi er om",
        ["Uppgift eller bilaga"],
        wanted.map((one) => [one]),
      ),
      definitions(["Sista stund", spokenTime(dueAt, zone, "sv")]),
      paragraph(
        `Det ni har sparat räknas först när ni har skickat in det. Kommer inget i tid prövar vi ansökan som den är. Skriv till ${contactEmail} om något hindrar er.`,
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, organisation, wanted, dueAt, contactEmail }) => ({
    subject: `Reminder: complete your application, ${callTitle.en}`,
    heading: "We are waiting for your completion",
    blocks: [
      paragraph(
        `We have asked you to complete the application from ${organisation} in the call ${callTitle.en}, and have not received anything yet.`,
      ),
      table(
        "What we ask you for",
        ["Information or attachment"],
        wanted.map((one) => [one]),
      ),
      definitions(["Last moment", spokenTime(dueAt, zone, "en")]),
      paragraph(
        `What you have saved counts only once you have handed it in. If nothing comes in time we decide on the application as it is. Write to ${contactEmail} if something stands in your way.`,
      ),
      questions("en"),
    ],
  }),
};
