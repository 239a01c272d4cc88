import { describe, expect, test } from "vitest";
import { checkCall } from "../../../functions/calls/check-call.ts";
import { CallContent } from "../../../schemas/call.ts";
import { both, foundIn as found, learningInput as input } from "../../support/found-in-call.ts";

const [track] = input.tracks;
if (!track) throw new Error("the built call has a track");

const module = (id: string, more: object) => ({ id, label: both(id), ...more });
const kind = (more: object) => ({
  deliverables: [
    { id: "plan", label: both("Plan"), sections: [{ id: "goals", label: both("Goals") }], ...more },
  ],
  modules: [module("one", { months: 8 }), module("two", { months: 12 })].map((one, i) =>
    i === 0 ? { ...one, learningPlan: true } : one,
  ),
});
const form = (question: object) => ({
  tracks: [
    { ...track, form: [...track.form, { id: "area", label: both("Area?"), required: true, ...question }] },
  ],
});
test("the built call, with its modules, deliverables, goals and measurements, is found to be right", () => {
  expect(found({})).toEqual([]);
});

describe("what comes after the selection is found to have, once each,", () => {
  const cases: [what: string, change: Record<string, unknown>, findings: string[]][] = [
    [
      "a module of a period that there is not",
      { modules: [...input.modules, module("extra", { period: "second" })] },
      ["error UnknownPeriod /modules/3/period"],
    ],
    [
      "two modules of one name",
      {
        modules: [...input.modules, module("start", { period: "p" })],
        periods: [{ id: "p", label: both("P"), from: "2023-09-01", to: "2025-04-30" }],
      },
      ["error DuplicateId /modules/3/id"],
    ],
    [
      "modules that outlast the programme",
      { modules: [...input.modules, module("extra", { months: 1 })] },
      ["error AfterProgramme /modules/3/months"],
    ],
    [
      "a gate with nothing to pass",
      { ...kind({}), modules: [module("one", { months: 8 }), module("two", { months: 12 })] },
      ["warning GateOpensByItself /modules/0"],
    ],
    [
      "an output of a module that there is not",
      kind({ module: "three" }),
      ["error UnknownModule /deliverables/0/module"],
    ],
    [
      "a deliverable that no track owes",
      kind({ tracks: ["pilot"] }),
      ["error UnknownTrack /deliverables/0/tracks/0"],
    ],
    [
      "two deliverables of one name",
      { deliverables: [...input.deliverables, input.deliverables[1]] },
      ["error DuplicateId /deliverables/3/id"],
    ],
    [
      "two sections of one name",
      kind({ sections: [1, 2].map(() => ({ id: "goals", label: both("Goals") })) }),
      ["error DuplicateId /deliverables/0/sections/1/id"],
    ],
    [
      "a template that asks for nothing",
      kind({ sections: [{ id: "goals", label: both("Goals"), required: false }] }),
      ["warning TemplateAsksNothing /deliverables/0/sections"],
    ],
    [
      "a deliverable that is due after the programme",
      kind({ dueOn: "2025-05-01" }),
      ["error DueOutsideProgramme /deliverables/0/dueOn"],
    ],
    [
      "a deliverable that is due before the programme",
      kind({ dueOn: "2023-08-31" }),
      ["error DueOutsideProgramme /deliverables/0/dueOn"],
    ],
    ["no fault in one that is due on the programme's last day", kind({ dueOn: "2025-04-30" }), []],
    [
      "an output that is due before its module begins",
      kind({ module: "two", dueOn: "2024-04-30" }),
      ["error DueBeforeModule /deliverables/0/dueOn"],
    ],
    [
      "an output whose gate opens when the next module has begun",
      kind({ module: "one", dueOn: "2024-05-01" }),
      ["error GateOpensLate /deliverables/0/dueOn"],
    ],
    [
      "an output that is due after its period",
      {
        periods: [{ id: "p", label: both("P"), from: "2023-09-01", to: "2023-12-31" }],
        ...kind({ module: "p1", dueOn: "2024-01-15" }),
        modules: [module("p1", { period: "p" })],
      },
      ["warning DueAfterModule /deliverables/0/dueOn"],
    ],
    [
      "a deliverable of matches where nobody is matched",
      {
        ...kind({ per: "match" }),
        activities: [],
        matching: undefined,
        tracks: [{ ...track, form: track.form.slice(0, 1) }],
      },
      ["error NobodyMatched /deliverables/0/per"],
    ],
    [
      "an office that is told before people are reminded",
      kind({ reminders: { after: 21, escalate: 14 } }),
      ["warning OfficeToldBeforeReminder /deliverables/0/reminders/escalate"],
    ],
    [
      "a plan for an area that no question asks for",
      kind({ scope: "planArea" }),
      ["error AreaNotAsked /deliverables/0/scope"],
    ],
    [
      "a plan for an area by a question that there is not",
      kind({ scope: "planArea", areaQuestion: "area" }),
      ["error UnknownQuestion /deliverables/0/areaQuestion"],
    ],
    [
      "a plan for an area by a question that asks for something else",
      { ...kind({ scope: "planArea", areaQuestion: "area" }), ...form({ kind: "yesNo" }) },
      ["error QuestionUnfit /deliverables/0/areaQuestion"],
    ],
    [
      "a plan for an area that need not be told",
      {
        ...kind({ scope: "planArea", areaQuestion: "area" }),
        ...form({ kind: "text", maxLength: 200, required: false }),
      },
      ["error AreaNotAsked /deliverables/0/scope"],
    ],
    [
      "no fault in a plan for an area that the form asks for",
      { ...kind({ scope: "planArea", areaQuestion: "area" }), ...form({ kind: "text", maxLength: 200 }) },
      [],
    ],
    [
      "a question for an area of a plan for the whole city",
      { ...kind({ areaQuestion: "area" }), ...form({ kind: "text", maxLength: 200 }) },
      ["warning QuestionUnused /deliverables/0/areaQuestion"],
    ],
    [
      "a resource for a track that there is not",
      { resources: [{ ...input.resources[0], tracks: ["pilot"] }] },
      ["error UnknownTrack /resources/0/tracks/0"],
    ],
    [
      "a domain that stands for no challenge",
      { domains: [...input.domains, { id: "art", label: both("Art") }] },
      ["warning TopicMissing /domains/2"],
    ],
  ];
  test.each(cases)("%s", (_what, change, findings) => {
    expect(found(change)).toEqual(findings);
  });
});

test("a finding says what stands against what", () => {
  const content = CallContent.parse({ ...input, ...kind({ module: "one", dueOn: "2024-05-01" }) });
  expect(checkCall(content)).toEqual([
    {
      code: "GateOpensLate",
      severity: "error",
      pointer: "/deliverables/0/dueOn",
      params: { dueOn: "2024-05-01", module: "two", from: "2024-05-01" },
    },
  ]);
});
