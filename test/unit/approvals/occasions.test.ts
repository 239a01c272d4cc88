import { describe, expect, test } from "vitest";
import { nextAt } from "../../../functions/approvals/alarm.ts";
import { withVerdict } from "../../../functions/approvals/chain.ts";
import { occasionsOf, worthSaying } from "../../../functions/approvals/occasions.ts";
import type { PendingApproval } from "../../../schemas/approval.ts";
import { chainOf, kommunSteps } from "../../support/chains.ts";

const spoken = (chain: PendingApproval) => occasionsOf(chain).map(({ key, at }) => `${key} ${at}`);
const having = (chain: PendingApproval, ...instants: string[]) =>
  instants.reduce((one, at, i) => {
    const next = withVerdict(one, { sub: `person_${i}`, at });
    return next.state === "pending" ? next : one;
  }, chain);
const kommun = chainOf(kommunSteps, { neededAt: "2011-04-04T06:00:00.000Z" });

describe("the letters of a step", () => {
  test("of a circulation ask on its first day and remind on the working day two days before its last", () => {
    expect(spoken(kommun)).toEqual([
      "0-ask 2011-03-02T23:00:00.000Z",
      "0-remind 2011-03-07T08:00:00.000Z",
      "blocked 2011-04-04T06:00:00.000Z",
    ]);
  });
  test("remind two days before, on the day, and report the day after", () => {
    const chain = having(kommun, "2011-03-09T22:59:00.000Z", "2011-03-15T09:00:00.000Z");
    expect(spoken(chain)).toEqual([
      "2-ask 2011-03-15T09:00:00.000Z",
      // The 20th was a Sunday.
      "2-remind 2011-03-18T08:00:00.000Z",
      "2-due 2011-03-22T08:00:00.000Z",
      "2-overdue 2011-03-23T08:00:00.000Z",
      "blocked 2011-04-04T06:00:00.000Z",
    ]);
  });
  test("leave out what would precede the asking", () => {
    const chain = having(kommun, "2011-03-09T22:59:00.000Z", "2011-03-22T10:00:00.000Z");
    expect(spoken(chain).slice(0, 2)).toEqual([
      "2-ask 2011-03-22T10:00:00.000Z",
      "2-overdue 2011-03-23T08:00:00.000Z",
    ]);
  });
  test("of a step that is reached after it was due are reported from when it was reached, on a working day", () => {
    const chain = having(kommun, "2011-03-09T22:59:00.000Z", "2011-03-25T10:00:00.000Z");
    expect(spoken(chain).slice(0, 2)).toEqual([
      "2-ask 2011-03-25T10:00:00.000Z",
      "2-overdue 2011-03-28T07:00:00.000Z",
    ]);
  });
});

test("what has been written is not due again, and the next alarm is the next instant", () => {
  expect(nextAt(kommun)).toBe("2011-03-02T23:00:00.000Z");
  const told = { ...kommun, told: ["0-ask"] };
  expect(spoken(told)).not.toContain("0-ask 2011-03-02T23:00:00.000Z");
  expect(nextAt(told)).toBe("2011-03-07T08:00:00.000Z");
  expect(nextAt({ ...kommun, told: ["0-ask", "0-remind"] })).toBe("2011-03-09T22:59:01.000Z");
});

test("after an outage the holder gets one letter, and those it is reported to theirs", () => {
  const chain = having(kommun, "2011-03-09T22:59:00.000Z", "2011-03-15T09:00:00.000Z");
  const said = (told: string[]) =>
    worthSaying(occasionsOf({ ...chain, told })).map(({ occasion }) => occasion);
  expect(said([])).toEqual(["ask", "overdue", "blocked"]);
  expect(said(["2-ask"])).toEqual(["due", "overdue", "blocked"]);
});
