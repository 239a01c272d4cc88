import { describe, expect, test } from "vitest";
import { checkChains } from "../../../functions/calls/lint/chains.ts";
import { CallContent } from "../../../schemas/call.ts";
import { callContent, callInput } from "../../support/builders.ts";
import { kommunSteps } from "../../support/chains.ts";

/** What is wrong with a chain of the call, which opens on 4 April 2011 in Stockholm. */
function findings(...call: object[]): string[] {
  const { window, approvals } = callInput();
  const times = { opens: "2011-04-04T08:00", closes: "2011-05-31T23:59", zone: "Europe/Stockholm" };
  const content = callContent({ window: { ...window, ...times } });
  const changed = CallContent.parse({ ...content, approvals: { ...approvals, call } });
  return checkChains(changed).map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);
}
const decision = { label: { en: "Head" }, role: "head", email: "head@example.org", dueDays: 7 };
const on = (dueOn: string) => ({ ...decision, dueDays: undefined, dueOn });

test("the chain of Uthållig kommun has no faults", () => {
  expect(findings(...kommunSteps)).toEqual([]);
});

describe("a chain is faulty", () => {
  const faulty: [what: string, steps: object[], found: string[]][] = [
    ["in which nobody decides", [{ ...decision, kind: "task" }], ["error NobodyDecides /approvals/call"]],
    [
      "that a workflow cannot wait for",
      Array(4).fill({ ...decision, lapseDays: 90 }),
      ["error ChainTooLong /approvals/call"],
    ],
    [
      "whose days go back",
      [on("2011-03-22"), on("2011-03-21")],
      ["error StepsOutOfOrder /approvals/call/1/dueOn"],
    ],
    ["that is due on a Sunday", [on("2011-03-20")], ["warning DueOnDayOff /approvals/call/0/dueOn"]],
    [
      "that is due when the call opens",
      [on("2011-04-04")],
      ["warning DueAfterOpening /approvals/call/0/dueOn"],
    ],
  ];
  test.each(faulty)("%s", (_what, steps, found) => {
    expect(findings(...steps)).toEqual(found);
  });
});
