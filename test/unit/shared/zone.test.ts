import { describe, expect, test } from "vitest";
import { daysLater, instantOf, secondsLater, spokenTime } from "../../../functions/shared/zone.ts";
import { Instant, WallTime, Zone } from "../../../schemas/time.ts";

const invalid = expect.objectContaining({ code: "LocalTimeInvalid", status: 422 });

describe("a wall time in a zone", () => {
  test.each([
    ["2023-06-30T23:59", "Europe/Brussels", "2023-06-30T21:59:00.000Z"],
    ["2023-01-31T23:59", "Europe/Brussels", "2023-01-31T22:59:00.000Z"],
    ["2023-06-30T23:59", "Europe/Helsinki", "2023-06-30T20:59:00.000Z"],
    ["2023-06-30T23:59", "Asia/Kathmandu", "2023-06-30T18:14:00.000Z"],
    ["2023-03-26T01:59", "Europe/Stockholm", "2023-03-26T00:59:00.000Z"],
    ["2023-03-26T03:00", "Europe/Stockholm", "2023-03-26T01:00:00.000Z"],
    ["2023-10-29T03:00", "Europe/Stockholm", "2023-10-29T02:00:00.000Z"],
    ["2024-02-29T12:00", "Europe/Stockholm", "2024-02-29T11:00:00.000Z"],
  ])("%s in %s is the instant %s", (wall, zone, instant) => {
    expect(instantOf(wall, zone)).toBe(instant);
  });

  test.each([
    ["2023-03-26T02:00", "the clocks skip"],
    ["2023-03-26T02:59", "the clocks skip"],
    ["2023-10-29T02:00", "comes twice"],
    ["2023-10-29T02:59", "comes twice"],
  ])("%s in Stockholm is refused: it %s", (wall) => {
    expect(() => instantOf(wall, "Europe/Stockholm")).toThrow(invalid);
  });
});

test("an instant is spoken with zone and offset, in summer and in winter, and never as CET", () => {
  const spoken = [
    spokenTime("2023-06-30T21:59:00.000Z", "Europe/Brussels", "en"),
    spokenTime("2023-12-31T22:59:00.000Z", "Europe/Brussels", "en"),
    spokenTime("2023-06-30T21:59:00.000Z", "Europe/Stockholm", "sv"),
    spokenTime("2023-06-30T21:59:59.999Z", "Europe/Stockholm", "sv"),
  ];
  expect(spoken).toEqual([
    "30 June 2023, 23:59 (Europe/Brussels, UTC+02:00)",
    "31 December 2023, 23:59 (Europe/Brussels, UTC+01:00)",
    "30 juni 2023, 23:59 (Europe/Stockholm, UTC+02:00)",
    "30 juni 2023, 23:59:59 (Europe/Stockholm, UTC+02:00)",
  ]);
  expect(spoken.join(" ")).not.toMatch(/\bCES?T\b/);
});

test("days later is the same time on the clock, seconds later the same time that passes", () => {
  const before = "2023-03-25T11:00:00.000Z";
  expect(daysLater(before, 1, "Europe/Stockholm")).toBe("2023-03-26T10:00:00.000Z");
  expect(secondsLater(before, 86_400)).toBe("2023-03-26T11:00:00.000Z");
  expect(daysLater("2023-03-31T10:00:00.000Z", -31, "Europe/Stockholm")).toBe("2023-02-28T11:00:00.000Z");
});

test("zones, wall times and instants have one form each", () => {
  const taken = (schema: typeof Zone | typeof WallTime | typeof Instant, texts: string[]) =>
    texts.filter((text) => schema.safeParse(text).success);
  expect(taken(Zone, ["Europe/Brussels", "CET", "UTC", "Europe/Nowhere", "+02:00", ""])).toEqual([
    "Europe/Brussels",
  ]);
  expect(
    taken(WallTime, [
      "2023-06-30T23:59",
      "2023-06-30T23:59Z",
      "2023-06-30",
      "2023-06-31T00:00",
      "2023-06-30T24:00",
    ]),
  ).toEqual(["2023-06-30T23:59"]);
  expect(
    taken(Instant, [
      "2023-06-30T21:59:00.000Z",
      "2023-06-30T21:59:00Z",
      "2023-06-30T23:59:00.000+02:00",
      "2023-02-30T00:00:00.000Z",
    ]),
  ).toEqual(["2023-06-30T21:59:00.000Z"]);
});
