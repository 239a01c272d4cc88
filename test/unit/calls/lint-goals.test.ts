import { describe, expect, test } from "vitest";
import { both, foundIn as found, learningInput as input } from "../../support/found-in-call.ts";

const { programme } = input;
const goal = (more: object) => ({
  programme: { ...programme, goals: [{ id: "goal", label: both("Goal"), ...more }] },
});
const measuring = (more: object) => ({ measuring: { ...input.measuring, ...more } });
const report = (more: object = {}) => ({
  id: "final",
  label: both("Report"),
  on: "2024-12-16",
  reportTo: "Ministry",
  ...more,
});
const task = (more: object) => ({
  milestones: [report()],
  approvals: {
    ...input.approvals,
    call: [
      ...input.approvals.call,
      {
        kind: "task",
        role: "office",
        label: both("Report"),
        email: "office@example.org",
        dueOn: "2023-05-02",
        ...more,
      },
    ],
  },
});
const award = { id: "prize", label: both("Prize"), among: "twin", per: "lot", basis: both("Courage") };
const rule = (more: object) => ({
  id: "each",
  host: { track: "twin" },
  hosts: "each",
  meetings: 1,
  audience: { scope: "lot" },
  ...more,
});
const exchanges = (rules: object[], expected = { perLot: 0, total: 0 }) => ({
  exchanges: { hostRules: rules, expected },
});

describe("goals, reports and host rules are found to have, once each,", () => {
  const cases: [what: string, change: Record<string, unknown>, findings: string[]][] = [
    [
      "a goal over a deliverable that there is not",
      goal({ share: 1, source: { by: "deliverable", kind: "film" } }),
      ["error UnknownDeliverable /programme/goals/0/source/kind"],
    ],
    [
      "a goal over an indicator that there is not",
      goal({ share: 1, source: { by: "indicator", indicator: "noise" } }),
      ["error UnknownIndicator /programme/goals/0/source/indicator"],
    ],
    [
      "a goal over a question that nobody is asked",
      goal({ share: 1, source: { by: "answer", question: "year", atMost: 2030 } }),
      ["error UnknownQuestion /programme/goals/0/source/question"],
    ],
    [
      "a goal over a question that asks for no number",
      goal({ share: 1, source: { by: "answer", question: "why", atMost: 2030 } }),
      ["error QuestionUnfit /programme/goals/0/source/question"],
    ],
    [
      "a goal over projects that nobody reports",
      { ...goal({ share: 1, source: { by: "projectsStarted" } }), ...measuring({ projects: false }) },
      ["error ProjectsNotReported /programme/goals/0/source"],
    ],
    ["a goal that nobody counts", goal({ atLeast: 3 }), ["warning GoalNotCounted /programme/goals/0"]],
    ["no fault in a goal in words", goal({}), []],
    [
      "a goal that wants a share and a number",
      goal({ atLeast: 1, share: 1, source: { by: "projectsStarted" } }),
      ["error GoalWantedTwice /programme/goals/0/atLeast"],
    ],
    [
      "a goal above what all places can reach",
      goal({ atLeast: 3, source: { by: "deliverable", kind: "showcase" } }),
      ["warning GoalOutOfReach /programme/goals/0/atLeast"],
    ],
    [
      "a goal of more each than the call takes",
      goal({ each: { min: 3 }, source: { by: "deliverable", kind: "showcase" } }),
      ["error GoalOutOfReach /programme/goals/0/each"],
    ],
    [
      "a goal of at least more than at most",
      goal({ each: { min: 2, max: 1 }, source: { by: "deliverable", kind: "showcase" } }),
      ["error CountReversed /programme/goals/0/each"],
    ],
    ["indicators that nobody measures", { measuring: undefined }, ["warning NeverMeasured /indicators"]],
    [
      "a measurement of nothing",
      { indicators: [], ...measuring({ projects: false }) },
      ["error NothingToMeasure /measuring"],
    ],
    [
      "an end before the baseline",
      measuring({ endBy: "2023-12-01" }),
      ["error EndsBeforeItStarts /measuring/endBy"],
    ],
    [
      "a measurement after the programme",
      measuring({ endBy: "2025-05-31" }),
      ["error DueOutsideProgramme /measuring/endBy"],
    ],
    [
      "a demand of the mandate that nothing meets",
      {
        programme: {
          ...programme,
          mandate: {
            source: "Letter",
            text: both("Do."),
            demands: [{ id: "do", label: both("Do"), metBy: ["/modules/0", "/modules/9"] }],
          },
        },
      },
      ["error UnknownPointer /programme/mandate/demands/0/metBy/1"],
    ],
    [
      "a report that is due on a Sunday",
      { milestones: [report({ on: "2024-12-15" })] },
      ["warning DueOnDayOff /milestones/0/on"],
    ],
    [
      "a task that hands in a report that there is not",
      task({ report: "draft" }),
      ["error UnknownReport /approvals/call/2/report"],
    ],
    [
      "a task that hands in a report after its day",
      { ...task({ report: "final" }), milestones: [report({ on: "2023-04-28" })] },
      ["error HandedInLate /approvals/call/2/dueOn"],
    ],
    [
      "a step of the process in a period that there is not",
      { process: [{ id: "talk", label: both("Talk"), periods: ["second"] }] },
      ["error UnknownPeriod /process/0/periods/0"],
    ],
    [
      "an activity of the process outside its periods",
      {
        periods: [{ id: "first", label: both("First"), from: "2023-09-01", to: "2023-12-31" }],
        process: [
          {
            id: "talk",
            label: both("Talk"),
            periods: ["first"],
            activities: [{ id: "tour", label: both("Tour"), on: "2024-01-01" }],
          },
        ],
      },
      ["error OutsidePeriods /process/0/activities/0/on"],
    ],
    [
      "a host rule for a track that there is not",
      exchanges([rule({ host: { track: "pilot" } })]),
      ["error UnknownTrack /exchanges/hostRules/0/host/track"],
    ],
    [
      "a host rule for an award that nobody gets",
      exchanges([rule({ host: { withoutAward: "prize" } })]),
      ["error UnknownAward /exchanges/hostRules/0/host/withoutAward"],
    ],
    [
      "an audience of a track that there is not",
      exchanges([rule({ audience: { scope: "lot", track: "pilot" } })]),
      ["error UnknownTrack /exchanges/hostRules/0/audience/track"],
    ],
    [
      "host rules that make another number of exchanges than the call says",
      {
        lots: [
          {
            id: "se",
            label: both("Sweden"),
            countries: ["SE"],
            manager: { name: "M", email: "m@example.org" },
            seats: [{ track: "twin", target: 2 }],
          },
        ],
        awards: [award],
        ...exchanges(
          [
            rule({ host: { withoutAward: "prize" }, meetings: 2 }),
            rule({ id: "prize", host: { award: "prize" } }),
          ],
          { perLot: 4, total: 3 },
        ),
      },
      ["warning ExchangesDiffer /exchanges/expected/perLot"],
    ],
  ];
  test.each(cases)("%s", (_what, change, findings) => {
    expect(found(change)).toEqual(findings);
  });
});
