import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Letter } from "../../schemas/letter.ts";
import { letterFacts } from "./facts.ts";
import { headerLine } from "./render.ts";

export interface CalendarFile {
  filename: string;
  content: string;
}

/** The kinds that tell of the deadline: each brings it along for the reader's calendar. */
const tellsOfDeadline = ["application-started", "application-reminder", "deadline-reminder"] as const;
const words = {
  sv: { meeting: "utbyte.ics", deadline: "sista-tidpunkt.ics", closes: "Sista tidpunkt för ansökan" },
  en: { meeting: "exchange.ics", deadline: "deadline.ics", closes: "Deadline for applications" },
} as const;

/**
 * The calendar file of a letter about a meeting or a deadline, or undefined where there is none. The start is an instant
 * in UTC and so means the same in every calendar; the end of a meeting is not known and is left open. The event's id is
 * the exchange's or the call's, so a later file replaces the entry instead of adding a second one: its SEQUENCE is the
 * minute of its letter, which only grows, as RFC 5545 (3.8.7.4) wants it of a deadline that moved.
 */
export function calendarOf(letter: Letter): CalendarFile | undefined {
  const said = words[letter.language];
  const deadline = tellsOfDeadline.find((kind) => kind === letter.kind);
  if (deadline !== undefined) {
    const { callTitle, closesAt } = letterFacts[deadline].parse(letter.facts);
    const summary = `${said.closes}: ${callTitle[letter.language]}`;
    return {
      filename: said.deadline,
      content: eventOf(letter, `${letter.callId}-deadline`, closesAt, summary),
    };
  }
  if (letter.kind !== "exchange-planned") return undefined;
  const { exchangeTitle, callTitle, startsAt } = letterFacts["exchange-planned"].parse(letter.facts);
  const summary = `${exchangeTitle} – ${callTitle[letter.language]}`;
  return { filename: said.meeting, content: eventOf(letter, letter.subjectId, startsAt, summary) };
}

function eventOf(letter: Letter, id: string, start: string, summary: string): string {
  const calendar = ical({
    prodId: { company: "Utlysning", product: "Letters" },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id,
    sequence: Math.floor(Date.parse(letter.queuedAt) / 60_000),
    stamp: new Date(letter.queuedAt),
    start: new Date(start),
    summary: headerLine(summary),
    status: ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
