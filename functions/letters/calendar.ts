import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Letter } from "../../schemas/letter.ts";
import { letterFacts } from "./facts.ts";
import { headerLine } from "./render.ts";

export interface CalendarFile {
  filename: string;
  content: string;
}

/**
 * The calendar file of a letter about a meeting, or undefined where there is none. The start is an instant in UTC and
 * so means the same in every calendar; the end is not known and is left open. The event's id is the exchange's, so a
 * later file about the same exchange replaces the entry instead of adding a second one.
 */
export function calendarOf(letter: Letter): CalendarFile | undefined {
  if (letter.kind !== "exchange-planned") return undefined;
  const { exchangeTitle, callTitle, startsAt } = letterFacts["exchange-planned"].parse(letter.facts);
  const calendar = ical({
    prodId: { company: "Utlysning", product: "Letters" },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: letter.subjectId,
    stamp: new Date(letter.queuedAt),
    start: new Date(startsAt),
    summary: headerLine(`${exchangeTitle} – ${callTitle[letter.language]}`),
    status: ICalEventStatus.CONFIRMED,
  });
  return { filename: letter.language === "sv" ? "utbyte.ics" : "exchange.ics", content: calendar.toString() };
}
