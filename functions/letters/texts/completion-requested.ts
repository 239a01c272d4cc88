import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section, table } from "../words.ts";

export const completionRequested: LetterText<"completion-requested"> = {
  sv: ({ callTitle, zone, organisation, wanted, message, dueAt, contactEmail }) => ({
    subject: `Komplettera er ansökan senast ${spokenTime(dueAt, zone, "sv")}: ${callTitle.sv}`,
    heading: "Er ansökan behöver kompletteras",
    blocks: [
      paragraph(
        `När vi prövade om ansökan från ${organisation} uppfyller villkoren i utlysningen ${callTitle.sv} fann vi att något saknas. Ni får tillfälle att lägga till det.`,
      ),
      table(
        "Det här ber vi er om",
        ["Uppgift eller bilaga"],
        wanted.map((one) => [one]),
      ),
      section("Handläggarens ord"),
      quote(message),
      definitions(["Sista stund", spokenTime(dueAt, zone, "sv")]),
      section("Så här gör ni"),
      paragraph(
        "Öppna ansökan, fyll i det som efterfrågas och skicka in kompletteringen. Ni får ett eget kvitto på den. Bara det som vi frågar efter kan ändras; resten av ansökan står fast som ni lämnade in den.",
      ),
      paragraph(
        `Kommer det inget i tid prövar vi ansökan som den är. Har ni skäl att behöva längre tid, skriv till ${contactEmail} innan tiden har gått ut.`,
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, organisation, wanted, message, dueAt, contactEmail }) => ({
    subject: `Please complete your application by ${spokenTime(dueAt, zone, "en")}: ${callTitle.en}`,
    heading: "Your application needs something more",
    blocks: [
      paragraph(
        `When we checked whether the application from ${organisation} meets the conditions of the call ${callTitle.en}, we found that something is missing. You have the opportunity to add it.`,
      ),
      table(
        "What we ask you for",
        ["Information or attachment"],
        wanted.map((one) => [one]),
      ),
      section("In the officer’s words"),
      quote(message),
      definitions(["Last moment", spokenTime(dueAt, zone, "en")]),
      section("What to do"),
      paragraph(
        "Open the application, fill in what is asked for and hand the completion in. You will get a receipt of its own. Only what we ask for can be changed; the rest of the application stands as you submitted it.",
      ),
      paragraph(
        `If nothing comes in time we decide on the application as it is. If you have reason to need longer, write to ${contactEmail} before the time is over.`,
      ),
      questions("en"),
    ],
  }),
};
