import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { daysLeft, isOvertaken, ladderOf } from "../../../functions/calls/reminders.ts";
import { easterOf, isBusinessDay } from "../../../functions/shared/holidays.ts";
import { instantOf } from "../../../functions/shared/zone.ts";
import { Milestone } from "../../../schemas/operation.ts";
import { usualReminders } from "../../../schemas/reminders.ts";
import { callContent } from "../../support/builders.ts";

const ladder = (closes: string, change: object = {}, zone = "Europe/Stockholm") => {
  const content = callContent();
  const window = { ...content.window, zone };
  const reminders = { ...usualReminders, ...change };
  return ladderOf({ ...content, window, reminders }, "2023-01-02T08:00:00.000Z", instantOf(closes, zone));
};
const dueOf = (...asked: Parameters<typeof ladder>) =>
  ladder(...asked).map(({ name, dueAt }) => `${name} ${dueAt}`);

describe("the ladder", () => {
  test("has a rung 14, 7 and 1 days before, in the morning of the call's zone", () => {
    expect(dueOf("2023-05-31T23:59")).toEqual([
      "remind-14 2023-05-17T07:00:00.000Z",
      "remind-7 2023-05-24T07:00:00.000Z",
      "remind-1 2023-05-30T07:00:00.000Z",
    ]);
  });

  test("goes out on the business day before a weekend, a public holiday and a day that the office is closed", () => {
    // Monday 26 June 2023: the day before is a Sunday, and the Friday before it is Midsummer Eve.
    expect(dueOf("2023-06-26T12:00", { daysBefore: [1] })).toEqual(["remind-1 2023-06-22T07:00:00.000Z"]);
    expect(dueOf("2023-06-26T12:00", { daysBefore: [1] }, "Europe/Brussels")).toEqual([
      "remind-1 2023-06-23T07:00:00.000Z",
    ]);
    expect(dueOf("2023-05-31T12:00", { daysBefore: [1], closedOn: ["2023-05-30"] })).toEqual([
      "remind-1 2023-05-29T07:00:00.000Z",
    ]);
  });

  test("sends one letter where two rungs meet, the nearer one", () => {
    expect(dueOf("2023-06-12T12:00", { daysBefore: [2, 1] })).toEqual(["remind-1 2023-06-09T07:00:00.000Z"]);
  });

  test("leaves out what would precede the opening, and is empty where the call wants none", () => {
    expect(dueOf("2023-01-09T12:00").map((rung) => rung.split(" ")[0])).toEqual(["remind-1"]);
    expect(dueOf("2023-06-12T12:00", { daysBefore: [] })).toEqual([]);
  });

  test("keeps its hour across the change to summer time", () => {
    expect(dueOf("2023-04-03T12:00", { daysBefore: [14, 7] })).toEqual([
      "remind-14 2023-03-20T08:00:00.000Z",
      "remind-7 2023-03-27T07:00:00.000Z",
    ]);
  });

  test("whatever the deadline, its rungs are in order, on business days, between opening and deadline", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 23 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 10 }),
        (day, hour, daysBefore) => {
          const date = Temporal.PlainDate.from("2023-02-01").add({ days: day });
          const closes = `${date}T${String(hour).padStart(2, "0")}:30`;
          const rungs = ladder(closes, { daysBefore });
          const closesAt = Temporal.PlainDateTime.from(closes)
            .toZonedDateTime("Europe/Stockholm")
            .toInstant();
          expect(rungs.map(({ dueAt }) => dueAt)).toEqual(rungs.map(({ dueAt }) => dueAt).toSorted());
          expect(new Set(rungs.map(({ dueAt }) => dueAt)).size).toBe(rungs.length);
          for (const { dueAt } of rungs) {
            const local = Temporal.Instant.from(dueAt).toZonedDateTimeISO("Europe/Stockholm");
            expect(isBusinessDay(local.toPlainDate().toString(), "Europe/Stockholm")).toBe(true);
            expect([local.hour, local.minute]).toEqual([9, 0]);
            expect(Temporal.Instant.compare(local.toInstant(), closesAt)).toBe(-1);
          }
        },
      ),
      { seed: 14, numRuns: 300 },
    );
  });
});

test("the days left are the calendar's, not the rung's: a reminder put forward says how long it is", () => {
  const closesAt = "2023-06-26T10:00:00.000Z";
  expect(daysLeft("2023-06-22T07:00:00.000Z", closesAt, "Europe/Stockholm")).toBe(4);
  expect(daysLeft("2023-06-26T09:00:00.000Z", closesAt, "Europe/Stockholm")).toBe(0);
  expect(daysLeft("2023-06-25T22:30:00.000Z", closesAt, "Europe/Stockholm")).toBe(0);
});

test("a rung is overtaken once a later one is due too, but not by one that is ahead or was dropped", () => {
  const rung = (name: string, dueAt: string, state = "ahead") =>
    Milestone.parse({ id: `milestone_${name}`, callId: "call_x", name, state, dueAt, round: 1 });
  const first = rung("remind-14", "2023-05-17T07:00:00.000Z", "done");
  const second = "2023-05-24T07:00:00.000Z";
  const at = (now: string, state?: string) =>
    isOvertaken(first, [first, rung("remind-7", second, state)], now);
  expect([at("2023-05-24T06:59:59.999Z"), at(second), at(second, "done"), at(second, "dropped")]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("Easter falls where the church has it", () => {
  expect([2011, 2023, 2024, 2038].map((year) => easterOf(year).toString())).toEqual([
    "2011-04-24",
    "2023-04-09",
    "2024-03-31",
    "2038-04-25",
  ]);
});

test("public holidays of Sweden and Belgium are no business days", () => {
  const sweden = ["2023-01-06", "2023-04-07", "2023-06-06", "2023-06-23", "2026-10-31", "2023-12-24"];
  const belgium = ["2023-05-29", "2023-07-21", "2023-11-01"];
  expect(sweden.filter((day) => isBusinessDay(day, "Europe/Stockholm"))).toEqual([]);
  expect(belgium.filter((day) => isBusinessDay(day, "Europe/Brussels"))).toEqual([]);
  expect(isBusinessDay("2023-07-21", "Europe/Stockholm")).toBe(true);
});
