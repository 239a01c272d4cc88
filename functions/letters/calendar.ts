import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Letter } from "../../schemas/letter.ts";
import { type FactsOf, letterFacts } from "./facts.ts";
import { headerLine } from "./render.ts";

export interface CalendarFile {
  filename: string;
  /** As the part of the mail must say it too (RFC 6047). */
  method: ICalCalendarMethod;
  content: string;
}

/** The kinds that tell of the deadline: each brings it along for the reader's calendar. */
const tellsOfDeadline = ["application-started", "application-reminder", "deadline-reminder"] as const;
/** The kinds that tell of a meeting, and what becomes of its entry in a calendar. */
const tellsOfMeeting = {
  "exchange-planned": ICalEventStatus.TENTATIVE,
  "exchange-registered": ICalEventStatus.CONFIRMED,
  "exchange-invited": ICalEventStatus.TENTATIVE,
  "documents-to-review": ICalEventStatus.TENTATIVE,
  "exchange-confirmed": ICalEventStatus.CONFIRMED,
  "exchange-moved": ICalEventStatus.CONFIRMED,
  "exchange-cancelled": ICalEventStatus.CANCELLED,
  "exchange-left": ICalEventStatus.CANCELLED,
} as const;
/** The same of a meeting outside exchanges; its minutes leave the entry alone. */
const tellsOfGathering = {
  "gathering-invited": ICalEventStatus.CONFIRMED,
  "gathering-moved": ICalEventStatus.CONFIRMED,
  "gathering-cancelled": ICalEventStatus.CANCELLED,
} as const;
const isGathering = (kind: string): kind is keyof typeof tellsOfGathering =>
  Object.hasOwn(tellsOfGathering, kind);
const isMeeting = (kind: string): kind is keyof typeof tellsOfMeeting => Object.hasOwn(tellsOfMeeting, kind);
const words = {
  sv: {
    meeting: "utbyte.ics",
    gathering: "mote.ics",
    deadline: "sista-tidpunkt.ics",
    closes: "Sista tidpunkt för ansökan",
  },
  en: {
    meeting: "exchange.ics",
    gathering: "meeting.ics",
    deadline: "deadline.ics",
    closes: "Deadline for applications",
  },
} as const;

/**
 * The calendar files of a letter about a meeting or a deadline; one event in each, because readers' programs take no more
 * from a file that comes by mail. The start is an instant in UTC and so means the same in every calendar; where the end of
 * a meeting is not known it is left open. The event's id is the exchange's or the call's, so a later file replaces the
 * entry instead of adding a second one: its SEQUENCE only grows (RFC 5545, 3.8.7.4). An exchange counts its own changes;
 * of a deadline it is the minute of the letter. A meeting that was called off comes as METHOD:CANCEL, which removes a
 * published event (RFC 5546, 4.1.3).
 */
export function calendarsOf(letter: Letter): CalendarFile[] {
  const said = words[letter.language];
  const deadline = tellsOfDeadline.find((kind) => kind === letter.kind);
  if (deadline !== undefined) {
    const { callTitle, closesAt } = letterFacts[deadline].parse(letter.facts);
    const summary = `${said.closes}: ${callTitle[letter.language]}`;
    const at = { id: `${letter.callId}-deadline`, start: closesAt, summary };
    const sequence = Math.floor(Date.parse(letter.queuedAt) / 60_000);
    const entry = { ...at, sequence, status: ICalEventStatus.CONFIRMED };
    return [{ filename: said.deadline, ...fileOf(letter, entry) }];
  }
  if (letter.kind === "exchanges-planned") {
    const { callTitle, contactEmail, meetings } = letterFacts[letter.kind].parse(letter.facts);
    return meetings.map(({ id, ...meeting }, i) => ({
      filename: said.meeting.replace(".", `-${i + 1}.`),
      ...meetingFile(letter, id, { ...meeting, callTitle, contactEmail }, ICalEventStatus.TENTATIVE),
    }));
  }
  if (letter.kind === "exchange-guests-changed") {
    const facts = letterFacts[letter.kind].parse(letter.facts);
    const status = facts.isConfirmed ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
    return [{ filename: said.meeting, ...meetingFile(letter, letter.subjectId, facts, status) }];
  }
  if (isGathering(letter.kind)) {
    const { title, callTitle, startsAt, endsAt, place, agenda, sequence, contactEmail } = letterFacts[
      letter.kind
    ].parse(letter.facts);
    const entry = {
      id: letter.subjectId,
      start: startsAt,
      end: endsAt,
      summary: `${title} – ${callTitle[letter.language]}`,
      location: place,
      description: agenda.join("\n"),
      sequence,
      status: tellsOfGathering[letter.kind],
      organizer: contactEmail,
    };
    return [{ filename: said.gathering, ...fileOf(letter, entry) }];
  }
  if (!isMeeting(letter.kind)) return [];
  const facts = letterFacts[letter.kind].parse(letter.facts);
  const file = meetingFile(letter, letter.subjectId, facts, tellsOfMeeting[letter.kind]);
  return [{ filename: said.meeting, ...file }];
}

type Meeting = Omit<FactsOf<"exchange-planned">, "zone">;

function meetingFile(letter: Letter, id: string, meeting: Meeting, status: ICalEventStatus) {
  const { exchangeTitle, callTitle, startsAt: start, endsAt: end, sequence, place, inPerson, form } = meeting;
  return fileOf(letter, {
    id,
    start,
    ...(end === undefined ? {} : { end }),
    summary: `${exchangeTitle} – ${callTitle[letter.language]}`,
    location: inPerson ? place : form[letter.language],
    description: meeting.agenda.map((item) => item[letter.language]).join("\n"),
    sequence,
    status,
    organizer: meeting.contactEmail,
  });
}

interface Entry {
  id: string;
  start: string;
  end?: string;
  summary: string;
  location?: string;
  description?: string;
  sequence: number;
  status: ICalEventStatus;
  organizer?: string;
}

function fileOf(
  letter: Letter,
  { start, end, summary, location = "", description = "", organizer, ...entry }: Entry,
) {
  const method =
    entry.status === ICalEventStatus.CANCELLED ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  const calendar = ical({ prodId: { company: "Utlysning", product: "Letters" }, method });
  calendar.createEvent({
    ...entry,
    stamp: new Date(letter.queuedAt),
    start: new Date(start),
    ...(end === undefined ? {} : { end: new Date(end) }),
    summary: headerLine(summary),
    ...(location === "" ? {} : { location: headerLine(location) }),
    ...(description === "" ? {} : { description }),
    ...(organizer === undefined ? {} : { organizer: { name: organizer, email: organizer } }),
  });
  return { method, content: calendar.toString() };
}
