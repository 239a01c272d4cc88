import { describe, expect, test } from "vitest";
import { checkCall } from "../../../functions/calls/check-call.ts";
import { CallContent } from "../../../schemas/call.ts";
import { callContent, callInput } from "../../support/builders.ts";

const input = callInput();
const [track] = input.tracks;
const [activity] = input.activities;
if (!track || !activity) throw new Error("the built call has a track and an activity");
const [first, second] = track.criteria;
if (!first || !second) throw new Error("the built track has two criteria");

const found = (change: Record<string, unknown>) =>
  checkCall(CallContent.parse({ ...input, ...change })).map(
    ({ severity, code, pointer }) => `${severity} ${code} ${pointer}`,
  );
const window = (change: object) => ({ window: { ...input.window, ...change } });
const inTrack = (change: object) => ({ tracks: [{ ...track, ...change }] });
const inActivity = (change: object) => ({ activities: [{ ...activity, ...change }] });
const selection = (change: object) => ({ selection: { ...input.selection, ...change } });
const travel = (change: object) => ({ travel: { ...input.travel, ...change } });

test("nothing is wrong with a sound call", () => {
  expect(checkCall(callContent())).toEqual([]);
});

describe("a call is found to have, once each,", () => {
  const cases: [what: string, change: Record<string, unknown>, findings: string[]][] = [
    [
      "a deadline in the hour that the clocks skip",
      window({ closes: "2023-03-26T02:30", opens: "2023-01-02T08:00" }),
      ["error LocalTimeInvalid /window/closes"],
    ],
    [
      "an opening in the hour that comes twice",
      window({ opens: "2023-10-29T02:30", closes: "2023-12-29T12:00" }),
      ["error LocalTimeInvalid /window/opens"],
    ],
    [
      "an end before its beginning",
      window({ opens: "2023-07-03T08:00" }),
      ["error ClosesBeforeItOpens /window/closes", "warning OpenTimeShort /window"],
    ],
    ["a short time to apply", window({ opens: "2023-06-05T08:00" }), ["warning OpenTimeShort /window"]],
    [
      "a deadline on a Sunday",
      window({ closes: "2023-07-02T12:00" }),
      ["warning DeadlineOnWeekend /window/closes"],
    ],
    [
      "a threshold above the maximum",
      inTrack({ criteria: [{ ...first, threshold: 6 }, second] }),
      ["error ThresholdAboveMaximum /tracks/0/criteria/0/threshold"],
    ],
    [
      "an overall threshold above the sum",
      inTrack({ overallThreshold: 11 }),
      ["error ThresholdAboveMaximum /tracks/0/overallThreshold"],
    ],
    [
      "a step that does not divide the scale",
      inTrack({ criteria: [first, { ...second, step: 0.3 }] }),
      ["error StepDoesNotDivide /tracks/0/criteria/1/step"],
    ],
    [
      "no fault in tenths, which no binary number holds exactly",
      inTrack({ criteria: [first, { ...second, maxScore: 4.1, step: 0.1 }] }),
      [],
    ],
    [
      "two criteria of one name",
      inTrack({ criteria: [first, { ...second, id: first.id }] }),
      ["error DuplicateId /tracks/0/criteria/1/id"],
    ],
    [
      "two questions of one name",
      inTrack({ form: [...track.form, track.form[0]] }),
      ["error DuplicateId /tracks/0/form/2/id"],
    ],
    [
      "a question with no options to choose from, and a matching without a question",
      { activities: [], domains: [] },
      ["error OptionsMissing /tracks/0/form/1/options"],
    ],
    [
      "a quota that contradicts itself",
      selection({ quotas: [{ id: "q", attribute: "country", value: "SE", min: 2, max: 1 }] }),
      ["error QuotaCannotBeMet /selection/quotas/0"],
    ],
    [
      "quotas for more than there are seats",
      selection({
        quotas: ["SE", "FI", "DE"].map((value) => ({ id: value, attribute: "country", value, min: 1 })),
      }),
      ["error QuotaCannotBeMet /selection/quotas"],
    ],
    [
      "two quotas of one name",
      selection({ quotas: ["SE", "FI"].map((value) => ({ id: "q", attribute: "country", value, max: 1 })) }),
      ["error DuplicateId /selection/quotas/1/id"],
    ],
    [
      "a tie broken by what nobody scores",
      selection({ tieBreak: ["beauty"] }),
      ["error UnknownCriterion /selection/tieBreak/0"],
    ],
    [
      "a tie broken by what only one track scores",
      { tracks: [track, { ...track, id: "pilot", criteria: [second], overallThreshold: 3 }] },
      ["error UnknownCriterion /selection/tieBreak/0"],
    ],
    [
      "an activity in no domain of its",
      inActivity({ domains: ["fishing"] }),
      ["error UnknownDomain /activities/0/domains/0"],
    ],
    [
      "an activity with room for fewer than it needs",
      inActivity({ capacity: { min: 3, max: 2 } }),
      ["error CapacityCannotBeMet /activities/0/capacity"],
    ],
    [
      "a matching by a question that nobody is asked",
      { matching: { ...input.matching, question: "wishes" } },
      ["error UnknownQuestion /matching/question"],
    ],
    [
      "a travel cap in another currency than its payments",
      travel({ cap: { per: "representative", money: { amount: "900", currency: "SEK" } } }),
      ["error CurrencyDiffers /travel/cap/money/currency"],
    ],
    [
      "a travel budget in another currency than its payments",
      travel({ budget: { amount: "5000", currency: "SEK" } }),
      ["error CurrencyDiffers /travel/budget/currency"],
    ],
    [
      "a value that no source states",
      { assumed: [{ pointer: "/selection/seats", note: "A guess." }] },
      ["warning Assumed /selection/seats"],
    ],
  ];
  test.each(cases)("%s", (_what, change, findings) => {
    expect(found(change)).toEqual(findings);
  });
});
