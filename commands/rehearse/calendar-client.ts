import ICAL from "ical.js";

export interface CalendarEvent {
  uid: string;
  method: string;
  status: string;
  sequence: number;
  start: string;
  end: string | undefined;
  location: string;
  organizer: string;
}

/** The one event of a calendar file, read by a parser that is not ours; throws where it is not a whole calendar. */
export function eventIn(content: string): CalendarEvent {
  const calendar = new ICAL.Component(ICAL.parse(content));
  const text = (component: ICAL.Component, name: string) => {
    const value = component.getFirstPropertyValue(name);
    return value === null ? "" : String(value);
  };
  const [component, ...more] = calendar.getAllSubcomponents("vevent");
  if (calendar.name !== "vcalendar" || component === undefined || more.length > 0)
    throw new Error("It is not a calendar with one event.");
  for (const needed of ["uid", "dtstamp", "dtstart", "organizer", "sequence", "status", "summary"])
    if (text(component, needed) === "") throw new Error(`The event has no ${needed}.`);
  if (text(calendar, "version") !== "2.0" || text(calendar, "prodid") === "")
    throw new Error("The calendar does not say what it is.");
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    method: text(calendar, "method"),
    status: text(component, "status"),
    sequence: event.sequence,
    start: event.startDate.toString(),
    end: component.hasProperty("dtend") ? event.endDate.toString() : undefined,
    location: event.location ?? "",
    organizer: event.organizer ?? "",
  };
}

/** A calendar as a program keeps one: what comes replaces what has the same id, unless it is older (RFC 5546, 2.1.5). */
export class Calendar {
  readonly #events = new Map<string, CalendarEvent>();

  take(content: string): void {
    const event = eventIn(content);
    const known = this.#events.get(event.uid);
    if (known !== undefined && known.sequence > event.sequence) return;
    // One that was called off is remembered, so that an older file does not bring it back.
    this.#events.set(event.uid, event);
  }

  entries(): [uid: string, start: string][] {
    const standing = [...this.#events.values()].filter(({ method }) => method !== "CANCEL");
    return standing.map(({ uid, start }) => [uid, start]);
  }
}
