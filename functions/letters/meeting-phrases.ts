import type { LetterLanguage } from "../../schemas/text.ts";
import { spokenTime } from "../shared/zone.ts";
import type { FactsOf } from "./facts.ts";
import { type Block, definitions, paragraph } from "./words.ts";

type Meeting = Pick<FactsOf<"exchange-planned">, "exchangeTitle" | "startsAt" | "zone" | "mode" | "inPerson">;

const modes = {
  workshop: { sv: "Workshop", en: "Workshop" },
  digitalMeeting: { sv: "Digitalt möte", en: "Online meeting" },
  siteVisit: { sv: "Platsbesök", en: "Site visit" },
} as const;

/** What the meeting is: its title, when it starts, how people meet. */
export function meetingOf(
  { exchangeTitle, startsAt, zone, mode, inPerson }: Meeting,
  language: LetterLanguage,
  ...more: readonly (readonly [string, string])[]
): Block {
  return language === "sv"
    ? definitions(
        ["Utbyte", exchangeTitle],
        ["Börjar", spokenTime(startsAt, zone, "sv")],
        ["Form", modes[mode].sv],
        ["Deltagande", inPerson ? "På plats" : "På distans"],
        ...more,
      )
    : definitions(
        ["Exchange", exchangeTitle],
        ["Starts", spokenTime(startsAt, zone, "en")],
        ["Form", modes[mode].en],
        ["Attendance", inPerson ? "In person" : "Remote"],
        ...more,
      );
}

/** Who may have what the journey costs, and what they need for it. */
export function travelling(language: LetterLanguage, inPerson: boolean): Block {
  if (language === "sv")
    return paragraph(
      inPerson
        ? "Resekostnader kan ersättas enligt villkoren i utlysningen. Spara alla kvitton. Den som reser ska finnas med på närvarolistan för att få ersättning."
        : "Utbytet sker på distans, så ingen behöver resa.",
    );
  return paragraph(
    inPerson
      ? "Travel costs can be reimbursed under the conditions of the call. Keep all receipts. To be reimbursed, whoever travels must be on the attendance list."
      : "The exchange takes place remotely, so nobody needs to travel.",
  );
}
