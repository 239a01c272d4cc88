import { readFileSync } from "node:fs";
import * as z from "zod";
import { counted } from "../../commands/rehearse/counted.ts";
import { RehearsalResult } from "../../commands/rehearse/result.ts";
import { sampleLetters } from "../../functions/letters/gallery.ts";
import { rendered } from "../../functions/letters/render.ts";
import { matchedAgain } from "./matched-again.ts";
import { numbersOf } from "./rehearsal-numbers.ts";
import { travelBudget } from "./travel-budget.ts";

/** Names that break what was not written with care: markup, quotes, length, scripts, directions, controls. */
export const hostileNames = [
  `<script>alert("x1")</script>`,
  `"><img src=x onerror='alert(2)'> & </title></svg></iframe>`,
  "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-upon-a-very-long-river-without-any-space",
  "Łódź Øvre Ąžuolynas Þingvellir İstanbul Đakovo",
  "بيروت \u202egnorw\u202c 東京 Ελευσίνα",
  "Null\u0000 bell\u0007 line\nbreak \ud800",
] as const;

const list = (name: string, row: z.ZodType<{ name: string; country: string }>) =>
  z
    .object({ rows: z.array(row) })
    .parse(JSON.parse(readFileSync(new URL(`../../programmes/lists/${name}.json`, import.meta.url), "utf8")))
    .rows;
const City = z.object({ name: z.string(), country: z.string() });
const Activity = z
  .object({ activity: z.string(), country: z.string() })
  .transform(({ activity, country }) => ({ name: activity, country }));
const cities = list("mission-cities", City);
const activities = [...new Set(list("pilot-activities-2023", Activity).map(({ name }) => name))].filter(
  (name) => !name.includes("not found"),
);

const [seats, field] = [40, cities.slice(0, 85)];
const money = (cents: number) => ({ amount: (cents / 100).toFixed(2), currency: "EUR" });

/** Counts from words, `claim-paid 9, claim-received 6`. */
function said(...lines: readonly string[]): Record<string, number> {
  const pairs = lines.flatMap((line) => line.split(", ")).map((pair) => /^(.*) (\d+)$/.exec(pair) ?? []);
  return Object.fromEntries(pairs.map(([, word = "", n = "0"]) => [word, Number(n)]));
}

const events = [
  ["2023-04-17T08:00:00.000Z", "approval", "call handed in"],
  ["2023-04-19T08:00:00.000Z", "approval", "partner approves call"],
  ["2023-04-21T08:00:00.000Z", "approval", "coordinator approves call"],
  ["2023-05-03T10:00:00.000Z", "applying", "call opens"],
  ["2023-07-03T08:00:00.000Z", "screening", "applications screened"],
  ["2023-07-05T09:00:00.000Z", "reviewing", "30 reviewers in the pool"],
  ["2023-07-05T09:00:00.000Z", "reviewing", "reviewers invited"],
  ["2023-07-06T09:00:00.000Z", "reviewing", "one reviewer declines, another is asked"],
  ["2023-07-10T09:00:00.000Z", "reviewing", "one reviewer declares a conflict after reading"],
  ["2023-08-02T09:00:00.000Z", "reviewing", "reviewing closed"],
  ["2023-08-03T09:00:00.000Z", "selection", "selection proposed"],
  ["2023-08-04T09:00:00.000Z", "approval", "partner approves selection"],
  ["2023-08-05T09:00:00.000Z", "approval", "coordinator approves selection"],
  ["2023-08-07T09:00:00.000Z", "selection", "results announced"],
  ["2023-08-12T09:00:00.000Z", "selection", "one city withdraws, the first in reserve is offered its place"],
  ["2023-08-22T09:00:00.000Z", "matching", "matching proposed"],
  ["2023-08-23T09:00:00.000Z", "approval", "coordinator approves matching"],
  ["2023-08-24T09:00:00.000Z", "matching", "matches announced"],
  ["2023-09-01T09:00:00.000Z", "programme", "programme begins"],
  ["2023-09-04T09:00:00.000Z", "exchanges", "24 site visits planned"],
  ["2023-11-10T16:00:00.000Z", "exchanges", "site visits held, attendance recorded"],
  ["2023-11-20T09:00:00.000Z", "claims", "12 claims submitted"],
  ["2023-11-24T09:00:00.000Z", "claims", "claims of twin-cities-2023 decided"],
  ["2023-11-27T09:00:00.000Z", "claims", "batch released and exported"],
  ["2023-11-29T09:00:00.000Z", "claims", "the bank has answered: paid, one returned"],
  // Told last, as what happens while time is moved past it is.
  ["2023-06-30T21:59:00.000Z", "applying", "deadline"],
] as const;

/** A few early, a wave at the end: as people submit. */
function submittedByDay(total: number): Record<string, number> {
  const days = said(
    "2023-05-09 1, 2023-05-24 2, 2023-06-07 1, 2023-06-14 3, 2023-06-20 2",
    "2023-06-26 5, 2023-06-27 4, 2023-06-28 9, 2023-06-29 17",
  );
  const before = Object.values(days).reduce((sum, n) => sum + n, 0);
  return { ...days, "2023-06-30": total - before };
}

const outcomes = [
  [seats, "selected", "selected"],
  [50, "reserve", "outranked"],
  [70, "rejected", "outranked"],
  [78, "belowThreshold", "belowThreshold"],
  [Number.POSITIVE_INFINITY, "ineligible", "ineligible"],
] as const;

function rankingOf(names: readonly { name: string; country: string }[]) {
  return names.map(({ name, country }, index) => {
    const [, outcome = "", reason = ""] = outcomes.find(([end]) => index < end) ?? [];
    const ranked = outcome !== "ineligible";
    const score = ranked ? (22.1 - index * 0.13).toFixed(4) : "0.0000";
    return { rank: ranked ? index + 1 : null, name, country, score, outcome, reason };
  });
}

const claimRows = Array.from({ length: 12 }, (_, index) => {
  const claimed = 31250 + index * 9117;
  const reimbursed = Math.min(claimed, 90000);
  const state = ["rejected", "", "", "returned", "", "approved"][index - 4] || "paid";
  return {
    claimant: `Representative ${index + 1} of ${field[index]?.name ?? "nowhere"}`,
    exchange: `Site visit to ${activities[index % activities.length] ?? "nowhere"}`,
    claimed: money(claimed),
    reimbursed: money(state === "rejected" ? 0 : reimbursed),
    notCovered: money(state === "rejected" ? claimed : claimed - reimbursed),
    state,
  };
});

/** A result as a rehearsal might find it, with real names; `names` stand first in the field. */
export function rehearsalResult(names: readonly string[] = []): RehearsalResult {
  const applicants = field.map((city, index) => ({ ...city, name: names[index] ?? city.name }));
  const ranking = rankingOf(applicants);
  const selected = ranking.filter(({ outcome }) => outcome === "selected");
  const pairs = selected.slice(0, 38).map(({ name }, index) => ({
    twin: name,
    activity: activities[(index * 7) % activities.length] ?? "",
    preference: index % 13 === 12 ? null : 1 + (index % 5 === 0 ? index % 3 : 0),
  }));
  const paid = claimRows
    .filter(({ state }) => state === "paid")
    .reduce((sum, { reimbursed }) => sum + Math.round(Number(reimbursed.amount) * 100), 0);
  const samples = sampleLetters().map((letter) => ({
    kind: letter.kind,
    language: letter.language,
    to: names[0] ?? letter.to.name,
    at: "2023-08-07T09:00:00.000Z",
    subject: rendered(letter).subject,
    html: rendered(letter).html,
  }));
  return RehearsalResult.parse({
    programme: "twin-cities-2023",
    seed: 1,
    field:
      "The cities are real: the Mission Cities that are no pilots and the cities known to have applied. That all of them applied is assumed, and their answers, reviewers, marks and journeys are made up from the seed.",
    call: {
      title: names.length > 0 ? `Twin Cities ${names[0]}` : "Twin Cities 2023",
      opensAt: "2023-05-03T10:00:00.000Z",
      closesAt: "2023-06-30T21:59:00.000Z",
      zone: "Europe/Brussels",
      assumed: [
        { pointer: "/tracks/0/criteria", note: "The criteria were not found; these four are assumed." },
        { pointer: "/selection/reserve", note: "No source speaks of a reserve list." },
        { pointer: "/travel/cap", note: "EUR 900 is published for the second cohort; assumed for this one." },
        { pointer: "/travel/budget", note: "40 twins with three representatives at EUR 900." },
      ],
    },
    events: events.map(([at, phase, what], index) => ({
      at,
      phase,
      what: names[index] ? `${what} by ${names[index]}` : what,
    })),
    applications: {
      byState: { submitted: 85, lapsed: 6, withdrawn: 1 },
      byCountry: counted([...applicants.map(({ country }) => country), ..."SE DE IT FR PL PT US".split(" ")]),
      ineligible: ranking
        .filter(({ outcome }) => outcome === "ineligible")
        .map(({ name, country }, index) => ({
          name,
          country,
          rules: index % 2 === 0 ? ["country"] : ["organisationType", "notHostInThisCall"],
        })),
      refusedLate: [
        { name: names[1] ?? "Örebro", receivedAt: "2023-06-30T21:59:00.001Z", code: "DeadlinePassed" },
        { name: "Košice", receivedAt: "2023-07-01T06:12:44.000Z", code: "DeadlinePassed" },
      ],
      submittedByDay: submittedByDay(85),
      receiptsChecked: 85,
    },
    numbers: numbersOf(names),
    reviewing: {
      reviewers: 30,
      reviews: 234,
      assignment: { total: 812.5, bound: 812.5, optimal: true, minAppSum: 7.25 },
      loads: { min: 6, max: 10 },
      declined: 1,
      conflictsDeclared: 1,
      substitutes: 2,
    },
    selection: {
      ranking,
      byOutcome: counted(ranking.map(({ outcome }) => outcome)),
      selectedByCountry: counted(selected.map(({ country }) => country)),
      places: {},
      seats: { planned: seats, decided: seats },
      confirmed: seats,
      measures: [],
      awards: [{ award: "Honorary prize", name: ranking[0]?.name ?? "", country: "SE" }],
      namedInPublic: 37,
      unnamed: 3,
      withdrawn: [{ name: ranking[5]?.name ?? "", replacedBy: ranking[seats]?.name ?? "" }],
    },
    matching: {
      policy: "maxWelfareStable",
      matched: pairs.length,
      unmatched: selected.slice(38).map(({ name }) => name),
      blockingPairs: 0,
      byPreference: counted(pairs.map(({ preference }) => String(preference ?? "unranked"))),
      pairs,
      again: matchedAgain(pairs.length, names, activities),
    },
    claims: {
      byState: counted(claimRows.map(({ state }) => state)),
      rows: claimRows,
      paid: money(paid),
      ...travelBudget(paid, names[0]),
    },
    letters: {
      total: 733,
      byKind: said(
        "application-started 92, application-reminder 143, application-received 85, application-lapsed 6",
        "application-withdrawn 1, decision-selected 40, decision-reserve 10, decision-rejected 28",
        "decision-ineligible 7, review-invitation 236, review-received 30, match-announced 38",
        "match-missing 2, claim-received 6, claim-paid 9",
      ),
      byState: { delivered: 731, bounced: 1, ambiguous: 1 },
      byLanguage: { en: 702, sv: 31 },
      samples,
    },
    forecast: {
      foreseen: 6,
      kinds: [
        { kind: "application-lapsed", foreseen: 0, sent: 6, why: { applicationStarted: 6 }, unexplained: 0 },
        { kind: "deadline-reminder", foreseen: 6, sent: 5, why: { unsubscribed: -3 }, unexplained: 2 },
      ],
    },
    workflows: said(
      "open-call SUCCEEDED 1, close-call SUCCEEDED 1, approve SUCCEEDED 5, remind-applicants SUCCEEDED 4",
      "screen-applications SUCCEEDED 1, assign-reviewers SUCCEEDED 1, announce-selection SUCCEEDED 1",
    ),
    invariants: [
      ...[
        "What was acknowledged is stored, to the byte",
        "No submission came after its deadline",
        "Everybody who submitted got exactly one decision letter",
        "Nobody is reimbursed above the cap",
      ].map((name) => ({ name, holds: true, detail: "85 checked" })),
      {
        name: "Every letter was delivered",
        holds: false,
        detail: `2: decision-rejected bounced; ${names[0] ?? "match-announced"} ambiguous`,
      },
    ],
  });
}
