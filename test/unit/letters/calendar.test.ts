import { describe, expect, test } from "vitest";
import { Calendar, eventIn } from "../../../commands/rehearse/calendar-client.ts";
import { calendarsOf } from "../../../functions/letters/calendar.ts";
import { sampleLetters } from "../../../functions/letters/gallery.ts";
import { CallId } from "../../../schemas/ids.ts";
import type { Letter } from "../../../schemas/letter.ts";

/** The one file of a letter, or none. */
const calendarOf = (about: Letter) => calendarsOf(about)[0];

function letter(kind: string, facts: Record<string, string> = {}): Letter {
  const sample = sampleLetters().find((each) => each.kind === kind && each.language === "sv");
  if (sample === undefined) throw new Error(`There is no sample of ${kind}.`);
  return {
    ...sample,
    facts: { ...sample.facts, ...facts },
    callId: CallId.parse("call_1"),
    subjectId: "exchange_aarhus",
    queuedAt: "2023-09-20T08:00:00.000Z",
    state: "queued",
  };
}

test("a meeting has a calendar file: one event, its start in UTC, its id the exchange's", () => {
  const file = calendarOf(letter("exchange-planned"));
  expect(file?.filename).toBe("utbyte.ics");
  expect(calendarsOf(letter("exchange-planned"))).toHaveLength(1);
  const lines = file?.content.split("\r\n") ?? [];
  expect(lines).toContain("DTSTART:20231012T070000Z");
  expect(lines).toContain("DTSTAMP:20230920T080000Z");
  expect(lines.filter((line) => line.startsWith("UID:"))).toEqual(["UID:exchange_aarhus"]);
  expect(calendarOf(letter("exchange-planned"))).toEqual(file);
});

describe("to a parser that is not ours", () => {
  const kinds = [
    "exchange-planned",
    "exchange-invited",
    "exchange-registered",
    "exchange-confirmed",
    "exchange-moved",
    "exchange-cancelled",
    "exchange-left",
    "exchange-guests-changed",
    "documents-to-review",
  ];
  test.each(kinds)("the file of %s is one calendar with one whole event", (kind) => {
    const event = eventIn(calendarOf(letter(kind))?.content ?? "");
    expect(event).toMatchObject({
      uid: "exchange_aarhus",
      method: ["exchange-cancelled", "exchange-left"].includes(kind) ? "CANCEL" : "PUBLISH",
      start: "2023-10-12T07:00:00Z",
      end: "2023-10-12T14:00:00Z",
      location: "Aarhus",
      organizer: "mailto:twinning@example.org",
    });
  });

  test("a letter with several meetings has a file for each, and each is one event", () => {
    const files = calendarsOf(letter("exchanges-planned"));
    expect(files.map(({ filename }) => filename)).toEqual(["utbyte-1.ics", "utbyte-2.ics"]);
    expect(files.map(({ content }) => eventIn(content).uid)).toEqual(["exchange_aarhus", "exchange_turku"]);
  });

  test("an update changes the event that is there, and a cancellation takes it away", () => {
    const calendar = new Calendar();
    calendar.take(calendarOf(letter("exchange-planned"))?.content ?? "");
    calendar.take(
      calendarOf(
        letter("exchange-moved", {
          startsAt: "2023-10-19T07:00:00.000Z",
          endsAt: "2023-10-19T14:00:00.000Z",
        }),
      )?.content ?? "",
    );
    expect(calendar.entries()).toEqual([["exchange_aarhus", "2023-10-19T07:00:00Z"]]);
    // What comes late is older than what is there.
    calendar.take(calendarOf(letter("exchange-confirmed"))?.content ?? "");
    expect(calendar.entries()).toEqual([["exchange_aarhus", "2023-10-19T07:00:00Z"]]);
    calendar.take(calendarOf(letter("exchange-cancelled"))?.content ?? "");
    expect(calendar.entries()).toEqual([]);
    calendar.take(calendarOf(letter("exchange-planned"))?.content ?? "");
    expect(calendar.entries()).toEqual([]);
  });

  test("an event without an id, or with a line that is none, is caught", () => {
    const { content = "" } = calendarOf(letter("exchange-planned")) ?? {};
    expect(() => eventIn(content.replace(/UID:.*\r\n/, ""))).toThrow();
    expect(() => eventIn(content.replace("DTSTART", "\r\nDT START"))).toThrow();
  });
});

test("a title adds no line to the calendar file, whatever it holds", () => {
  const hostile = calendarOf(
    letter("exchange-planned", { exchangeTitle: "A\r\nATTENDEE:mailto:x@y.z\nEND:VEVENT;,\\" }),
  );
  const names = (content = "") =>
    content
      .replace(/\r\n[ \t]/g, "")
      .split("\r\n")
      .map((line) => line.split(/[:;]/)[0]);
  expect(names(hostile?.content)).toEqual(names(calendarOf(letter("exchange-planned"))?.content));
});

test("a deadline that moved replaces its entry: the same id, a higher sequence, the new instant", () => {
  const told = (queuedAt: string, closesAt: string) => {
    const reminder = { ...letter("application-reminder", { closesAt }), queuedAt };
    const lines = calendarOf(reminder)?.content.split("\r\n") ?? [];
    const value = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
    return { uid: value("UID"), start: value("DTSTART"), sequence: Number(value("SEQUENCE")) };
  };
  const first = told("2023-06-16T07:00:00.000Z", "2023-06-30T21:59:00.000Z");
  const moved = told("2023-06-23T07:00:00.000Z", "2023-07-07T21:59:00.000Z");
  expect([first.uid, first.start, moved.start]).toEqual([
    "call_1-deadline",
    "20230630T215900Z",
    "20230707T215900Z",
  ]);
  expect(moved.uid).toBe(first.uid);
  expect(moved.sequence).toBeGreaterThan(first.sequence);
});

test("no other letter has one", () => {
  const timed = [
    "exchange-planned",
    "exchanges-planned",
    "exchange-invited",
    "documents-to-review",
    "exchange-registered",
    "exchange-confirmed",
    "exchange-moved",
    "exchange-cancelled",
    "exchange-left",
    "exchange-guests-changed",
    "gathering-invited",
    "gathering-moved",
    "gathering-cancelled",
    "application-started",
    "application-reminder",
    "deadline-reminder",
  ];
  const others = sampleLetters().filter(({ kind }) => !timed.includes(kind));
  expect(others.filter(({ kind }) => calendarOf(letter(kind)) !== undefined)).toEqual([]);
});
