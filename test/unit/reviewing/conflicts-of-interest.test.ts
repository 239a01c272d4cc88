import { describe, expect, test } from "vitest";
import { isAvailable } from "../../../functions/reviewing/availability.ts";
import { conflictsOfInterest } from "../../../functions/reviewing/conflicts-of-interest.ts";
import { ReviewerProfile } from "../../../schemas/reviewing.ts";
import { applicationContent, callContent } from "../../support/builders.ts";

const at = "2023-07-01T10:00:00.000Z";
const kalmar = applicationContent("org_kalmar");
const base = callContent().reviewing;
const every = ["sameCountry", "sameOrganisation", "priorRelation", "competingApplication"];

function codes(change: object, rules: readonly string[] = every, years?: number, field = [kalmar]) {
  const profile = ReviewerProfile.parse({
    personId: "person_rolf",
    name: "Rolf",
    email: "rolf@example.org",
    language: "sv",
    country: "FI",
    domains: [],
    ...change,
  });
  const reviewing = { ...base, conflictRules: rules, ...(years ? { relationYears: years } : {}) };
  const content = callContent({ reviewing: Object.assign({}, base, reviewing) });
  return conflictsOfInterest(content, profile, kalmar, field, at).map(({ code }) => code);
}

const project = (organisationId: string, lastYear: number) => ({
  pastProjects: [{ organisationId, title: "Heat", lastYear }],
});

test("a stranger from another country has no conflict", () => {
  expect(codes({})).toEqual([]);
});

test("each rule speaks for itself, and only where the call has it", () => {
  expect(codes({ country: "SE" })).toEqual(["sameCountry"]);
  expect(codes({ organisationId: "org_kalmar" })).toEqual(["sameOrganisation"]);
  expect(codes({ country: "SE", organisationId: "org_kalmar" }, ["sameOrganisation"])).toEqual([
    "sameOrganisation",
  ]);
});

describe("a relation to the applicant", () => {
  test.each([
    [2020, undefined, ["priorRelation"]],
    [2019, undefined, []],
    [2019, 4, ["priorRelation"]],
    [2018, 4, []],
  ])("that ended in %i counts for %s years", (lastYear, years, expected) => {
    expect(codes(project("org_kalmar", lastYear), every, years)).toEqual(expected);
  });

  test("with somebody else is none", () => {
    expect(codes(project("org_vaasa", 2023))).toEqual([]);
  });
});

describe("an employer that applies as well", () => {
  test("competes in the same lot and track, and not elsewhere", () => {
    const vaasa = applicationContent("org_vaasa");
    const employed = { organisationId: "org_vaasa" };
    expect(codes(employed, every, undefined, [kalmar, vaasa])).toEqual(["competingApplication"]);
    expect(codes(employed, every, undefined, [kalmar, { ...vaasa, lotId: "north" }])).toEqual([]);
    expect(codes(employed, every, undefined, [kalmar, { ...vaasa, track: "pilot" }])).toEqual([]);
  });
});

describe("who is out of office", () => {
  const zone = "Europe/Brussels";
  const until = (day: number) => `2023-07-${String(day).padStart(2, "0")}T20:00:00.000Z`;
  const away = (from: string, to: string) => [{ from, until: to }];

  test("for the whole time is not asked, and with five days left is", () => {
    expect(isAvailable([], at, until(21), zone)).toBe(true);
    expect(isAvailable(away("2023-06-20", "2023-07-17"), at, until(21), zone)).toBe(false);
    expect(isAvailable(away("2023-06-20", "2023-07-16"), at, until(21), zone)).toBe(true);
  });

  test("needs all days where there are fewer than five", () => {
    expect(isAvailable(away("2023-07-02", "2023-07-02"), at, until(3), zone)).toBe(false);
    expect(isAvailable(away("2023-07-04", "2023-07-09"), at, until(3), zone)).toBe(true);
  });
});
