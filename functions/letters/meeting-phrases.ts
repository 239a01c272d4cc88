import type { LetterLanguage } from "../../schemas/text.ts";
import { spokenTime } from "../shared/zone.ts";
import type { FactsOf } from "./facts.ts";
import { type Block, definitions, paragraph } from "./words.ts";

type Meeting = Omit<FactsOf<"exchange-planned">, "callTitle" | "contactEmail" | "sequence">;

const terms = {
  sv: {
    title: "Utbyte",
    place: "Hos",
    starts: "Börjar",
    ends: "Slutar",
    form: "Form",
    attendance: "Deltagande",
    inPerson: "På plats",
    remote: "På distans",
    theme: "Tema",
    agenda: "Innehåll",
    meantFor: "Målgrupp",
  },
  en: {
    title: "Exchange",
    place: "With",
    starts: "Starts",
    ends: "Ends",
    form: "Form",
    attendance: "Attendance",
    inPerson: "In person",
    remote: "Remote",
    theme: "Theme",
    agenda: "Agenda",
    meantFor: "Meant for",
  },
} as const;

/** What the meeting is: its title, when it starts, how people meet, about what and for whom. */
export function meetingOf(
  meeting: Meeting,
  language: LetterLanguage,
  ...more: readonly (readonly [string, string])[]
): Block {
  const { exchangeTitle, place, startsAt, endsAt, zone, form, inPerson, theme, agenda, meantFor } = meeting;
  const words = terms[language];
  return definitions(
    [words.title, exchangeTitle],
    [words.place, place],
    [words.starts, spokenTime(startsAt, zone, language)],
    [words.ends, endsAt === undefined ? "" : spokenTime(endsAt, zone, language)],
    [words.form, form[language]],
    [words.attendance, inPerson ? words.inPerson : words.remote],
    [words.theme, theme?.[language] ?? ""],
    [words.agenda, ...agenda.map((item) => item[language])],
    [words.meantFor, ...meantFor.map((one) => one[language])],
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
