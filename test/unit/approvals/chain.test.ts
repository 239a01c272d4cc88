import { describe, expect, test } from "vitest";
import {
  caughtUp,
  hasLapsed,
  slotsOf,
  stepAwaited,
  withVerdict,
} from "../../../functions/approvals/chain.ts";
import { viewOf, waitsFor } from "../../../functions/approvals/view.ts";
import type { PendingApproval } from "../../../schemas/approval.ts";
import { ApprovalStep } from "../../../schemas/approval-step.ts";
import { principal } from "../../support/builders.ts";
import { chainOf, commentBy, kommunSteps, readers } from "../../support/chains.ts";

const decision = (role: string, due: object = { dueDays: 7 }) => ({
  label: { en: role },
  role,
  email: `${role}@example.org`,
  ...due,
});
const dueOf = (chain: PendingApproval) => slotsOf(chain).map(({ dueAt }) => dueAt);
const pending = (approval: ReturnType<typeof withVerdict>) => {
  if (approval.state !== "pending") throw new Error(`the chain is ${approval.state}`);
  return approval;
};
const word = (chain: PendingApproval, sub: string, at: string) => pending(withVerdict(chain, { sub, at }));
const labels = (list: { label: { en?: string | undefined } }[]) => list.map(({ label }) => label.en);

test("the chain of Uthållig kommun is due on the days of its slide, at the last minute in Stockholm", () => {
  expect(dueOf(chainOf(kommunSteps))).toEqual([
    "2011-03-09T22:59:00.000Z",
    "2011-03-15T22:59:00.000Z",
    "2011-03-22T22:59:00.000Z",
    // Summer time began on the 27th.
    "2011-03-28T21:59:00.000Z",
    "2011-04-01T21:59:00.000Z",
  ]);
  expect(slotsOf(chainOf(kommunSteps))[0]?.startsAt).toBe("2011-03-02T23:00:00.000Z");
});

describe("days are counted", () => {
  const two = chainOf([decision("head"), decision("director")]);
  test("from the chain's start, step after step", () => {
    expect(dueOf(two)).toEqual(["2011-03-08T09:00:00.000Z", "2011-03-15T09:00:00.000Z"]);
  });
  test("so that an early word hurries nobody", () => {
    expect(dueOf(word(two, "person_hans", "2011-03-02T09:00:00.000Z"))[1]).toBe("2011-03-15T09:00:00.000Z");
  });
  test("so that a late word leaves the next step its own days", () => {
    expect(dueOf(word(two, "person_hans", "2011-03-20T09:00:00.000Z"))[1]).toBe("2011-03-27T08:00:00.000Z");
  });
  test("after a stated day from that day on", () => {
    const chain = chainOf([decision("head", { dueOn: "2011-03-10" }), decision("director", { dueDays: 2 })]);
    expect(dueOf(chain)[1]).toBe("2011-03-12T22:59:00.000Z");
  });
});

describe("a circulation", () => {
  const chain = chainOf(kommunSteps);
  test("lasts to its last minute", () => {
    expect(caughtUp(chain, "2011-03-09T22:59:00.000Z")).toBe(chain);
  });
  test("is over a millisecond later, at the instant at which it was due, whoever looks when", () => {
    for (const now of ["2011-03-09T22:59:00.001Z", "2011-03-14T10:00:00.000Z"]) {
      const after = caughtUp(chain, now);
      expect(after.verdicts).toEqual([{ by: "system", at: "2011-03-09T22:59:00.000Z" }]);
      expect(stepAwaited(after)?.label.en).toBe("Inlämning av beslut");
    }
  });
  test("is over when the last reader has spoken, and not before, however often one speaks", () => {
    const at = "2011-03-04T10:00:00.000Z";
    const comments = ["karin", "karin"].map((name) => commentBy(name, at));
    expect(caughtUp({ ...chain, comments }, at).verdicts).toEqual([]);
    const all = [...comments, commentBy("olle", "2011-03-05T10:00:00.000Z")];
    expect(caughtUp({ ...chain, comments: all }, "2011-03-05T10:00:00.000Z").verdicts).toEqual([
      { by: "system", at: "2011-03-05T10:00:00.000Z" },
    ]);
  });
  test("whose days have passed when the chain begins anew is over at once", () => {
    const again = { ...chain, requestedAt: "2011-03-11T09:00:00.000Z" };
    expect(caughtUp(again, again.requestedAt).verdicts).toEqual([{ by: "system", at: again.requestedAt }]);
  });
});

test("a word is waited for until the step lapses, which is counted from when it was due", () => {
  const chain = chainOf([decision("head", { dueDays: 7, lapseDays: 10 })]);
  expect(hasLapsed(chain, "2011-03-18T09:00:00.000Z")).toBe(false);
  expect(hasLapsed(chain, "2011-03-18T09:00:00.001Z")).toBe(true);
});

describe("what waits for a person", () => {
  const chain = chainOf(kommunSteps);
  const at = "2011-03-04T10:00:00.000Z";
  const later = "2011-03-16T10:00:00.000Z";
  const handedIn = word(pending(caughtUp(chain, later)), "person_anna", "2011-03-14T09:00:00.000Z");
  const waits: [who: string, groups: string[], PendingApproval, now: string, boolean][] = [
    ["karin", ["observer"], chain, at, true],
    ["karin", ["observer"], { ...chain, comments: [commentBy("karin", at)] }, at, false],
    ["hans", ["approver", "head"], chain, at, false],
    ["hans", ["approver", "head"], handedIn, later, true],
    ["hans", ["head"], handedIn, later, false],
    ["vera", ["approver"], handedIn, later, true],
    ["valter", ["approver"], handedIn, later, true],
    ["karin", ["approver"], handedIn, later, false],
    ["anna", ["approver", "head"], handedIn, later, false],
    // Who proposed may hand in: that decides nothing.
    ["anna", ["approver", "lead"], chain, later, true],
  ];
  test.each(waits)("%s as %j: %#", (who, groups, approval, now, expected) => {
    expect(waitsFor(approval, principal(who, groups), now)).toBe(expected);
  });
});

test("the view shows every step: what is over, who acted for whom, who is silent, what is void after a return", () => {
  const said = { ...chainOf(kommunSteps), comments: [commentBy("karin", "2011-03-04T10:00:00.000Z")] };
  const now = "2011-03-16T10:00:00.000Z";
  const handed = word(pending(caughtUp(said, now)), "person_anna", "2011-03-14T09:00:00.000Z");
  const decided = pending(
    withVerdict(handed, { sub: "person_vera", at: "2011-03-15T09:00:00.000Z", actedFor: "head" }),
  );
  const { chain } = viewOf(decided, now);
  expect(labels(chain)).toEqual(labels(decided.steps));
  expect(chain.map(({ state }) => state)).toEqual(["done", "done", "done", "asked", "ahead"]);
  expect([chain[0]?.comments.length, chain[0]?.silent]).toEqual([1, [readers[1]]]);
  expect(chain[2]?.verdict).toEqual({
    by: "person_vera",
    at: "2011-03-15T09:00:00.000Z",
    actedFor: "head",
  });
  const { dueAt: _dueAt, ...rest } = decided;
  const returned = {
    ...rest,
    state: "returned" as const,
    decidedAt: now,
    returnedBy: "person_dora",
    comment: "No.",
  };
  expect(viewOf(returned, now).chain.map(({ state }) => state)).toEqual([
    "void",
    "void",
    "void",
    "dropped",
    "dropped",
  ]);
});

describe("a step is refused", () => {
  const faults: [what: string, step: object, code: string][] = [
    ["with neither days nor a day", decision("head", {}), "DueUnclear"],
    ["with both days and a day", decision("head", { dueDays: 2, dueOn: "2011-03-09" }), "DueUnclear"],
    ["with a deputy whom nobody knows", { ...decision("head"), deputies: [{}] }, "DeputyUnknown"],
    ["that ends before it starts", { ...kommunSteps[0], until: "2011-03-02" }, "EndsBeforeItStarts"],
    ["on a day that does not exist", decision("head", { dueOn: "2011-02-30" }), "invalid_format"],
    ["of an unknown kind", { ...decision("head"), kind: "vote" }, "invalid_union"],
    ["that circulates to nobody", { ...kommunSteps[0], readers: [] }, "too_small"],
  ];
  test.each(faults)("%s", (_what, step, code) => {
    const issue = ApprovalStep.safeParse(step).error?.issues[0];
    expect(issue?.code === "custom" ? issue.params?.code : issue?.code).toBe(code);
  });
});
