import { describe, expect, test } from "vitest";
import { checkCall } from "../../../functions/calls/check-call.ts";
import { CallContent } from "../../../schemas/call.ts";
import { callInput } from "../../support/builders.ts";

const input = callInput();
const [track] = input.tracks;
if (!track) throw new Error("the built call has a track");

const [criterion] = track.criteria;

const found = (change: Record<string, unknown>) =>
  checkCall(CallContent.parse({ ...input, ...change })).map(
    ({ severity, code, pointer }) => `${severity} ${code} ${pointer}`,
  );
const window = (change: object) => ({ window: { ...input.window, ...change } });
const inTrack = (change: object) => ({ tracks: [{ ...track, ...change }] });
const selection = (change: object) => ({ selection: { ...input.selection, ...change } });
const both = (text: string) => ({ sv: text, en: text });
const { graceSeconds: _grace, ...times } = input.window;
const lot = (change: object) => ({
  id: "north",
  label: both("North"),
  manager: { name: "Manager", email: "manager@example.org" },
  ...change,
});
const phase = (id: string, from: string, to: string) => ({ id, label: both(id), from, to });

describe("the parts of a call are found to have, once each,", () => {
  const cases: [what: string, change: Record<string, unknown>, findings: string[]][] = [
    [
      "a deadline on a public holiday",
      window({ closes: "2023-05-29T12:00", opens: "2023-04-03T08:00" }),
      ["warning DeadlineOnHoliday /window/closes"],
    ],
    ["a time to apply below its own minimum", { minimumOpenDays: 60 }, ["warning OpenTimeShort /window"]],
    [
      "a lot that closes after its call",
      { lots: [lot({ window: { ...times, closes: "2023-07-03T12:00" } })] },
      ["error LotOutsideCall /lots/0/window"],
    ],
    [
      "a lot's deadline in the hour that the clocks skip",
      { lots: [lot({ window: { ...times, opens: "2023-03-26T02:30" } })] },
      ["error LocalTimeInvalid /lots/0/window/opens"],
    ],
    ["two lots of one name", { lots: [lot({}), lot({})] }, ["error DuplicateId /lots/1/id"]],
    [
      "a country in two lots",
      { lots: [lot({ countries: ["SE"] }), lot({ id: "south", countries: ["SE"] })] },
      ["warning CountryInTwoLots /lots/1/countries/0"],
    ],
    [
      "seats of a lot in no track of the call",
      { lots: [lot({ seats: [{ track: "pilot", target: 1 }] })] },
      ["error UnknownTrack /lots/0/seats/0/track"],
    ],
    [
      "a lot whose aim lies outside its bounds",
      { lots: [lot({ seats: [{ track: "twin", target: 3, max: 2 }] })] },
      ["error QuotaCannotBeMet /lots/0/seats/0"],
    ],
    [
      "seats of the lots that are not those of their track",
      { ...inTrack({ seats: { target: 2 } }), lots: [lot({ seats: [{ track: "twin", target: 1 }] })] },
      ["error SeatsDiffer /tracks/0/seats"],
    ],
    [
      "seats of the tracks that are not those of the call",
      inTrack({ seats: { target: 5 } }),
      ["error SeatsDiffer /selection/seats"],
    ],
    [
      "a quota for a country that may not apply",
      selection({ quotas: [{ id: "q", attribute: "country", value: "NO", min: 1 }] }),
      ["error QuotaCannotBeMet /selection/quotas/0/value"],
    ],
    [
      "a quota for a track that the call has not",
      selection({ quotas: [{ id: "q", attribute: "track", value: "pilot", max: 1 }] }),
      ["error UnknownTrack /selection/quotas/0/value"],
    ],
    [
      "a criterion about the area in a call whose applications are about none",
      inTrack({ criteria: [{ ...criterion, about: "area" }], overallThreshold: 3 }),
      ["error AreaNotTaken /tracks/0/criteria/0/about"],
    ],
    [
      "a criterion about an area that applicants may leave out",
      {
        ...inTrack({ criteria: [{ ...criterion, about: "area" }], overallThreshold: 3 }),
        areas: { kinds: ["district"], required: false },
      },
      ["warning AreaMayBeMissing /tracks/0/criteria/0/about"],
    ],
    [
      "a prize in no track of the call",
      {
        awards: [
          {
            id: "prize",
            label: { sv: "Pris", en: "Prize" },
            among: "pilot",
            per: "lot",
            basis: { sv: "Mod", en: "Courage" },
          },
        ],
      },
      ["error UnknownTrack /awards/0/among"],
    ],
    [
      "a declaration by a question that nobody is asked",
      { eligibility: [{ rule: "declared", question: "district" }] },
      ["error UnknownQuestion /eligibility/0/question"],
    ],
    [
      "a register that nobody knows",
      { eligibility: [{ rule: "register", register: "support" }] },
      ["error UnknownRegister /eligibility/0/register"],
    ],
    [
      "a rule about lots in a call without lots",
      { eligibility: [{ rule: "countryOfLot" }] },
      ["error NoLots /eligibility/0/rule"],
    ],
    [
      "evidence in a paper that nobody hands in",
      inTrack({
        eligibility: [
          {
            rule: "minPopulation",
            atLeast: 1,
            evidence: { wanted: { sv: "Intyg", en: "Proof" }, attachment: "census" },
          },
        ],
      }),
      ["error UnknownAttachment /tracks/0/eligibility/0/evidence/attachment"],
    ],
    [
      "points for a question that nobody is asked",
      { desirable: [{ id: "unity", label: { sv: "Enighet", en: "Unity" }, points: 1, question: "unity" }] },
      ["error UnknownQuestion /desirable/0/question"],
    ],
    [
      "a theme for a function that nobody has",
      { themes: [{ id: "plans", label: { sv: "Planer", en: "Plans" }, for: ["planner"] }] },
      ["error UnknownFunction /themes/0/for/0"],
    ],
    [
      "a matching that nobody approves",
      { approvals: { ...input.approvals, matching: [] } },
      ["error ChainMissing /approvals/matching"],
    ],
    [
      "a gap between two phases",
      { phases: [phase("apply", "2023-05-03", "2023-06-30"), phase("review", "2023-07-03", "2023-07-31")] },
      ["warning PhaseGap /phases/1/from"],
    ],
    [
      "two phases that overlap, in whatever order they are listed",
      { phases: [phase("review", "2023-06-30", "2023-07-31"), phase("apply", "2023-05-03", "2023-06-30")] },
      ["warning PhaseOverlap /phases/0/from"],
    ],
    [
      "no fault in a phase that is meant to run beside others",
      {
        phases: [
          phase("apply", "2023-05-03", "2023-06-30"),
          { ...phase("advise", "2023-06-01", "2023-12-31"), beside: true },
          phase("review", "2023-07-01", "2023-07-31"),
        ],
      },
      [],
    ],
    [
      "a period that ends before it starts",
      { periods: [phase("one", "2012-01-01", "2011-12-31")] },
      ["error EndsBeforeItStarts /periods/0/to"],
    ],
    ["CET in a text about June", { summary: both("Until 23:59 CET.") }, ["warning WrongSeason /summary"]],
    [
      "CEST in a text about January",
      {
        ...window({ opens: "2023-01-02T08:00", closes: "2023-02-28T12:00" }),
        summary: both("Until 12:00 CEST."),
      },
      ["warning WrongSeason /summary"],
    ],
    ["a text that lacks a language", { title: { en: "Call" } }, ["warning TranslationMissing /title"]],
    [
      "what a lot's applicants cannot read",
      {
        lots: [lot({ languages: ["pl"] })],
        tracks: [{ ...track, label: { ...both("Twin"), pl: "Bliźniak" } }],
      },
      [
        "warning TranslationMissing /title",
        "warning TranslationMissing /summary",
        "warning TranslationMissing /lots/0/label",
      ],
    ],
    [
      "a doubt about what the call does not say",
      { uncertain: [{ pointer: "/selection/chairs", written: "30 (?)", settled: "30" }] },
      ["error UnknownPointer /uncertain/0/pointer", "warning SettledValue /selection/chairs"],
    ],
    [
      "a value in doubt",
      { uncertain: [{ pointer: "/selection/seats", written: "ca 2 (?)" }] },
      ["error UncertainValue /selection/seats"],
    ],
  ];
  test.each(cases)("%s", (_what, change, findings) => {
    expect(found(change)).toEqual(findings);
  });
});
