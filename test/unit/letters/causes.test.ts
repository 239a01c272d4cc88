import { describe, expect, test } from "vitest";
import { letterFacts } from "../../../functions/letters/facts.ts";
import { type Cause, causes, isCaused } from "../../../functions/letters/forecast-causes.ts";
import { broughtByClaims } from "../../../functions/letters/forecast-claims.ts";
import { Milestone } from "../../../schemas/operation.ts";

const dueAt = "2024-01-10T08:00:00.000Z";
const milestone = Milestone.parse({
  id: "milestone_one",
  callId: "call_twins",
  name: "owed-soon",
  subject: "call_twins#deliverable.plan",
  state: "done",
  dueAt,
  round: 1,
});
const ids = new Map([["participation", new Set(["participation_kalmar"])]]);
const causeOf = (kind: keyof typeof causes): Cause => {
  const cause = causes[kind];
  if (cause === "counted") throw new Error(`${kind} is counted.`);
  return cause;
};
const about = (subjectId: string, queuedAt = dueAt) => ({ subjectId, queuedAt });

test("every kind of letter says why it is written", () => {
  expect(Object.keys(causes).sort()).toEqual(Object.keys(letterFacts).sort());
});

describe("a letter", () => {
  const owed = causeOf("owed-reminder");
  const happened = { milestones: [milestone], ids };

  test("that a timer wrote has its cause in one that has come", () => {
    expect(isCaused(about("participation_kalmar"), owed, happened)).toBe(true);
  });

  test("before its timer, or when that was dropped, has none", () => {
    expect(isCaused(about("participation_kalmar", "2024-01-10T07:59:59.999Z"), owed, happened)).toBe(false);
    const dropped = { ...happened, milestones: [{ ...milestone, state: "dropped" as const }] };
    expect(isCaused(about("participation_kalmar"), owed, dropped)).toBe(false);
  });

  test("about something that the call does not have, or that its kind is not about, has none", () => {
    expect(isCaused(about("participation_nobodys"), owed, happened)).toBe(false);
    expect(isCaused(about("exchange_one"), owed, happened)).toBe(false);
    expect(isCaused(about("exchange_one#2"), causeOf("exchange-planned"), happened)).toBe(true);
  });
});

test("letters about claims are counted from claims and payments, and no other kind is", () => {
  const none = { claims: [], batches: [] };
  expect(
    ["claim-received", "claim-approved", "claim-paid", "exchange-planned"].map((kind) =>
      broughtByClaims(kind, none),
    ),
  ).toEqual([0, 0, undefined, undefined]);
});
