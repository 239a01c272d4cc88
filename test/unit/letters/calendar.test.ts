import { expect, test } from "vitest";
import { calendarOf } from "../../../functions/letters/calendar.ts";
import { sampleLetters } from "../../../functions/letters/gallery.ts";
import { CallId } from "../../../schemas/ids.ts";
import type { Letter } from "../../../schemas/letter.ts";

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
  const lines = file?.content.split("\r\n") ?? [];
  expect(lines).toContain("DTSTART:20231012T070000Z");
  expect(lines).toContain("DTSTAMP:20230920T080000Z");
  expect(lines.filter((line) => line.startsWith("UID:"))).toEqual(["UID:exchange_aarhus"]);
  expect(calendarOf(letter("exchange-planned"))).toEqual(file);
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

test("no other letter has one", () => {
  const others = sampleLetters().filter(({ kind }) => kind !== "exchange-planned");
  expect(others.filter(({ kind }) => calendarOf(letter(kind)) !== undefined)).toEqual([]);
});
