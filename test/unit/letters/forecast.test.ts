import { expect, test } from "vitest";
import { milestonesOf } from "../../../functions/calls/approve-call.ts";
import { compareForecast } from "../../../functions/letters/compare-forecast.ts";
import { forecastOf } from "../../../functions/letters/forecast.ts";
import type { Since } from "../../../functions/letters/forecast-facts.ts";
import { Application } from "../../../schemas/application.ts";
import { Letter } from "../../../schemas/letter.ts";
import { applicationIn, callIn, during } from "../../support/builders.ts";

const call = callIn("open");
const milestones = milestonesOf(call).map((one) =>
  one.name === "open" ? { ...one, state: "done" as const } : one,
);
const [first = "", second = "", third = ""] = milestones
  .filter(({ name }) => name.startsWith("remind-"))
  .map(({ dueAt }) => dueAt);
const reader = (name: string) => ({ email: `${name}@example.org`, language: "sv" as const });

const draft = (name: string, createdAt = before(during)) => {
  const plain = applicationIn("draft");
  const contact = { name, ...reader(name) };
  return Application.parse({
    ...plain,
    id: `app_${name}`,
    createdAt,
    content: { ...plain.content, contact },
  });
};
const letter = (kind: string, name: string, queuedAt: string, change: object = { state: "queued" }) =>
  Letter.parse({
    id: `letter_${kind}-${name}-${Date.parse(queuedAt)}`,
    callId: call.id,
    kind,
    subjectId: kind === "application-received" ? `app_${name}#1` : `app_${name}`,
    to: { name, email: reader(name).email },
    language: "sv",
    facts: {},
    queuedAt,
    sendingAt: queuedAt,
    sentAt: queuedAt,
    messageId: "ses-1",
    state: "sent",
    ...change,
  });
const sent = { state: "sent" };
const before = (instant: string) => new Date(Date.parse(instant) - 60_000).toISOString();

const forecast = {
  at: during,
  ...forecastOf(call, milestones, {
    drafts: [reader("eva"), reader("ulf")],
    submitted: [],
    followers: [reader("fia"), reader("eva")],
    subscribers: [reader("fia")],
  }),
};

test("a forecast names each rung ahead with who is there now, in order, and what it hangs on", () => {
  const rungs = forecast.lines.filter(({ kind }) => kind.endsWith("-reminder"));
  expect(rungs.map(({ kind, at, addresses }) => [kind, at, addresses.join(" ")])).toEqual(
    [first, second, third].flatMap((at) => [
      ["application-reminder", at, "eva@example.org ulf@example.org"],
      ["deadline-reminder", at, "fia@example.org"],
    ]),
  );
  expect(rungs[1]?.dependsOn).toEqual(
    expect.arrayContaining(["subscribed", "unsubscribed", "deadlineMoved"]),
  );
});

/** What happened up to the second rung: Ulf submitted before the first, Ada began before the second, Fia left. */
const since: Since = {
  call,
  now: third,
  approvals: [],
  assignments: [],
  places: [],
  claims: [],
  batches: [],
  ids: new Map(),
  milestones: milestones.map((one) =>
    one.dueAt === first || one.dueAt === second ? { ...one, state: "done" as const } : one,
  ),
  applications: [draft("eva"), draft("ulf"), draft("ada", before(second))],
  followers: [
    { email: "fia@example.org", since: "", until: before(second) },
    { email: "bo@example.org", since: before(second) },
  ],
  letters: [
    letter("application-received", "ulf", before(first)),
    letter("application-reminder", "eva", first, sent),
    letter("application-reminder", "eva", second, { state: "refused", code: "unsubscribed", why: "" }),
    letter("application-reminder", "ada", second, sent),
    letter("deadline-reminder", "fia", first, sent),
    letter("deadline-reminder", "bo", second, sent),
  ],
};
const compared = (kind: string, change: Partial<Since> = {}) =>
  compareForecast(forecast, { ...since, ...change }).find((one) => one.kind === kind);

test("who submitted, began, ended the letters and what is not due yet explain the reminders of drafts", () => {
  expect(compared("application-reminder")).toEqual({
    kind: "application-reminder",
    foreseen: 6,
    sent: 2,
    differences: [
      { code: "applicationStarted", params: { at: second }, count: 1 },
      { code: "applicationSubmitted", params: { at: first }, count: -1 },
      { code: "applicationSubmitted", params: { at: second }, count: -1 },
      { code: "notDueYet", params: { at: third }, count: -2 },
      { code: "unsubscribed", params: {}, count: -1 },
    ],
    unexplained: 0,
  });
});

test("who followed later, and who left, explain the reminders of those who follow", () => {
  expect(compared("deadline-reminder")).toEqual({
    kind: "deadline-reminder",
    foreseen: 3,
    sent: 2,
    differences: [
      { code: "notDueYet", params: { at: third }, count: -1 },
      { code: "subscribed", params: { at: second }, count: 1 },
      { code: "unsubscribed", params: { at: second }, count: -1 },
    ],
    unexplained: 0,
  });
});

test.each([
  ["one too many", "application-reminder", letter("application-reminder", "ulf", second, sent), 1],
  ["one to nobody who follows", "deadline-reminder", letter("deadline-reminder", "eva", second, sent), 1],
])("a letter that no fact accounts for is unexplained: %s", (_what, kind, extra, unexplained) => {
  expect(compared(kind, { letters: [...since.letters, extra] })?.unexplained).toBe(unexplained);
});

test("a letter that is missing is unexplained", () => {
  const letters = since.letters.filter(({ kind }) => kind !== "deadline-reminder");
  expect(compared("deadline-reminder", { letters })?.unexplained).toBe(-2);
});

test("a rung that moved with the deadline is no longer foreseen, and the one that came instead is", () => {
  const moved = new Date(Date.parse(second) + 86_400_000).toISOString();
  const letters = since.letters.map((one) =>
    one.kind.endsWith("-reminder") && one.queuedAt === second ? { ...one, queuedAt: moved } : one,
  );
  const turned = since.milestones.map((one) => (one.dueAt === second ? { ...one, dueAt: moved } : one));
  const late = { letters, milestones: turned };
  const found = compared("application-reminder", late);
  expect(found?.differences.filter(({ code }) => code === "deadlineMoved")).toEqual([
    { code: "deadlineMoved", params: { at: second }, count: -2 },
    { code: "deadlineMoved", params: { at: moved }, count: 2 },
  ]);
  expect([found?.unexplained, compared("deadline-reminder", late)?.unexplained]).toEqual([0, 0]);
});
