import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { settleApproval } from "../../../functions/approvals/settle-approval.ts";
import { lookAtApproval } from "../../../functions/approvals/wait.ts";
import { sweep } from "../../../functions/calls/sweep.ts";
import { wake } from "../../../functions/calls/wake.ts";
import { commit } from "../../../functions/shared/step.ts";
import { callInput } from "../../support/builders.ts";
import { kommunSteps } from "../../support/chains.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
let now = "";
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table, () => now);
  ask = clientOf(database.table, allRoutes(deps));
});
afterAll(() => database.stop());

const person = (name: string, ...groups: string[]) => ({ name, groups });
const anna = person("anna", "staff", "approver", "lead", "head");
const [karin, olle] = [person("karin", "observer"), person("olle", "observer")];
const hans = person("hans", "approver", "head");
const vera = person("vera", "approver");
const dora = person("dora", "approver", "director");

let calls = 0;
let callId = "";
let id = "";
let subjectHash = "";

/** The call of Uthållig kommun, handed in on the first of March 2011, to open on 4 April. */
beforeEach(async () => {
  calls += 1;
  now = "2011-03-01T09:00:00.000Z";
  callId = `call_kommun-${calls}`;
  const input = callInput();
  const body = {
    ...input,
    code: `kommun-${calls}`,
    window: {
      ...input.window,
      opens: "2011-04-04T08:00",
      closes: "2011-05-31T23:59",
      zone: "Europe/Stockholm",
    },
    approvals: { ...input.approvals, call: kommunSteps },
  };
  expect((await ask("POST /calls", { as: anna, at: now, body })).body.code).toBeUndefined();
  await handIn();
});

async function handIn() {
  await ask("POST /calls/{callId}/submit-for-approval", { as: anna, at: now, params: { callId } });
  const waiting = await Array.fromAsync(deps.approvals.list({ index: "gsi1", key: `${callId}#approval` }));
  const approval = waiting.at(-1);
  id = approval?.id ?? "";
  subjectHash = approval?.subjectHash ?? "";
}

async function say(
  as: typeof anna,
  what: "approve" | "return" | "comment",
  query: Record<string, string> = {},
  hash = subjectHash,
) {
  const body = { subjectHash: hash, ...(what === "approve" ? {} : { comment: `${as.name} has read it.` }) };
  const asked = { as, at: now, params: { approvalId: id }, body, query };
  const answer = await ask(`POST /approvals/{approvalId}/${what}`, asked);
  return answer.body.code ?? answer.body.state ?? answer.body;
}

const view = async (): Promise<string[]> => {
  const { body } = await ask("GET /approvals/{approvalId}", {
    as: anna,
    at: now,
    params: { approvalId: id },
  });
  return Array.isArray(body.chain) ? body.chain.map(({ state }) => String(state)) : [];
};
const mine = async (as: typeof anna) => {
  const { body } = await ask("GET /approvals/mine", { as, at: now });
  return Array.isArray(body.items) && body.items.some((item) => item.id === id);
};
const letters = async () =>
  (await Array.fromAsync(deps.letters.list({ index: "gsi1", key: `${callId}#letter`, shards: 8 })))
    .map(({ kind, to, queuedAt }) => `${queuedAt.slice(0, 10)} ${kind} ${to.email.split("@")[0]}`)
    .toSorted();
const callState = async () => (await deps.calls.get(callId)).state;
/** The sweeper comes by, twice, a little after the instant: a timer that never rang. */
async function pass(instant: string) {
  now = instant;
  const reach = wake(deps);
  const work = sweep({
    ...deps,
    wake: (due) => commit(database.table, () => reach({ ...due, milestone: due.name })),
  });
  await work();
  await work();
}
const look = () => commit(database.table, () => lookAtApproval(deps)(id));

test("the chain of Uthållig kommun goes from the circulation to the report, and each letter goes out once", async () => {
  await pass("2011-03-03T05:00:00.000Z");
  expect([await mine(karin), await mine(hans)]).toEqual([true, false]);
  await pass("2011-03-07T09:00:00.000Z");
  expect(await say(karin, "comment")).toBe("pending");
  expect([await mine(karin), await mine(olle)]).toEqual([false, true]);
  await pass("2011-03-10T09:00:00.000Z");
  expect(await view()).toEqual(["done", "asked", "ahead", "ahead", "ahead"]);
  now = "2011-03-14T09:00:00.000Z";
  expect(await say(anna, "approve")).toBe("pending");
  await pass("2011-03-18T09:00:00.000Z");
  await pass("2011-03-22T09:00:00.000Z");
  expect([await mine(vera), await mine(anna)]).toEqual([true, false]);
  expect(await say(vera, "approve")).toBe("pending");
  await pass("2011-03-29T09:00:00.000Z");
  expect(await say(dora, "approve")).toBe("pending");
  expect(await callState()).toBe("inApproval");
  now = "2011-04-01T09:00:00.000Z";
  expect(await say(anna, "approve")).toBe("approved");
  expect(await look()).toEqual({ next: "settle", seconds: 0 });
  await commit(database.table, () => settleApproval(deps)(id));
  expect(await callState()).toBe("approved");
  expect((await deps.approvals.get(id)).verdicts.map(({ by, actedFor }) => [by, actedFor])).toEqual([
    ["system", undefined],
    ["person_anna", undefined],
    ["person_vera", "head"],
    ["person_dora", undefined],
    ["person_anna", undefined],
  ]);
  expect(await letters()).toEqual([
    "2011-03-03 comments-requested karin",
    "2011-03-03 comments-requested olle",
    // Karin had not spoken either when the reminder went out.
    "2011-03-07 approval-reminder karin",
    "2011-03-07 approval-reminder olle",
    "2011-03-10 approval-circulated office",
    "2011-03-10 approval-requested lead",
    "2011-03-18 approval-requested head",
    "2011-03-22 approval-reminder head",
    "2011-03-22 approval-reminder valter",
    "2011-03-29 approval-overdue registry",
    "2011-03-29 approval-requested director",
    "2011-04-01 approval-settled office",
  ]);
});

describe("while the draft circulates", () => {
  beforeEach(() => {
    now = "2011-03-04T09:00:00.000Z";
  });
  test("readers speak and nobody else, on what they read, and nobody decides", async () => {
    expect(await say(hans, "approve")).toBe("WrongState");
    expect(await say(person("piet", "observer"), "comment")).toBe("NotPermitted");
    expect(await say(person("piet", "applicant"), "comment")).toBe("NotPermitted");
    expect(await say(karin, "comment", {}, "0".repeat(64))).toBe("ContentChanged");
    expect(await say(hans, "return")).toBe("NotPermitted");
  });
  test("the first who speaks ends nothing; the last one ends it, and staff get what was said", async () => {
    expect(await say(karin, "comment", { dryRun: "true" })).toMatchObject({ dryRun: true });
    await say(karin, "comment");
    expect((await view())[0]).toBe("asked");
    await say(olle, "comment");
    expect((await view()).slice(0, 2)).toEqual(["done", "asked"]);
    expect(await letters()).toEqual(["2011-03-04 approval-circulated office"]);
    expect(await say(olle, "comment")).toBe("WrongState");
  });
  test("nobody comments before its first day", async () => {
    now = "2011-03-02T22:59:59.999Z";
    expect(await say(karin, "comment")).toBe("WrongState");
  });
  test("the workflow waits until its period is over, and then for the word", async () => {
    expect(await look()).toEqual({ next: "ask", seconds: 482_341 });
  });
});

test("what lies before its chain cannot be changed; taken back it can, and the chain begins anew", async () => {
  now = "2011-03-16T09:00:00.000Z";
  await say(anna, "approve");
  await say(hans, "approve");
  const { content } = await deps.calls.get(callId);
  const edited = { ...content, title: { en: "Sharper", sv: "Skarpare" } };
  const edit = () => ask("PUT /calls/{callId}", { as: anna, at: now, params: { callId }, body: edited });
  expect((await edit()).body).toMatchObject({ code: "WrongState" });
  const first = { id, subjectHash };
  expect(await say(anna, "return")).toBe("returned");
  await commit(database.table, () => settleApproval(deps)(id));
  expect(await view()).toEqual(["void", "void", "void", "dropped", "dropped"]);
  expect((await edit()).status).toBe(200);
  await handIn();
  expect(id).not.toBe(first.id);
  // The circulation's days have passed; every word is asked for again, and the old hash counts no more.
  expect(await view()).toEqual(["done", "asked", "ahead", "ahead", "ahead"]);
  expect(await say(anna, "approve", {}, first.subjectHash)).toBe("ContentChanged");
  expect(await say(anna, "approve")).toBe("pending");
});

test("a deputy who proposed, or who has decided already, is nobody's deputy", async () => {
  now = "2011-03-16T09:00:00.000Z";
  await say(anna, "approve");
  expect(await say(anna, "approve")).toBe("OwnInterest");
  expect(await say(vera, "approve")).toBe("pending");
  expect(await say({ ...vera, groups: ["approver", "director"] }, "approve")).toBe("OwnInterest");
});

test("a call whose chain is not complete does not open; staff are told once, and it opens when the chain is", async () => {
  now = "2011-03-16T09:00:00.000Z";
  await say(anna, "approve");
  await pass("2011-04-04T06:02:00.000Z");
  await pass("2011-04-05T06:02:00.000Z");
  expect(await callState()).toBe("inApproval");
  expect((await letters()).filter((letter) => letter.includes("opening-blocked"))).toEqual([
    "2011-04-04 opening-blocked office",
  ]);
  const refused = await ask("POST /calls/{callId}/open", { as: anna, at: now, params: { callId } });
  expect(refused.body.code).toBe("WrongState");
  for (const who of [hans, dora, anna]) await say(who, "approve");
  await commit(database.table, () => settleApproval(deps)(id));
  await pass("2011-04-05T07:00:00.000Z");
  const asked = await Array.fromAsync(deps.operations.list({ index: "gsi1", key: `${callId}#operation` }));
  expect(asked.map(({ workflow }) => workflow)).toContain("open-call");
});

test("a chain that is complete only after the deadline makes the call a draft again", async () => {
  now = "2011-03-16T09:00:00.000Z";
  await say(anna, "approve");
  await say(hans, "approve");
  await say(dora, "approve");
  now = "2011-04-30T09:00:00.000Z";
  expect(await say(anna, "approve")).toBe("approved");
  now = "2011-06-01T09:00:00.000Z";
  await commit(database.table, () => settleApproval(deps)(id));
  expect(await callState()).toBe("draft");
});

test("a word that comes when the step has lapsed is refused, before anything has said so", async () => {
  now = "2011-04-15T20:00:00.000Z";
  expect(await say(anna, "approve")).toBe("DeadlinePassed");
  expect(await look()).toEqual({ next: "settle", seconds: 0 });
  await commit(database.table, () => settleApproval(deps)(id));
  expect([(await deps.approvals.get(id)).state, await callState()]).toEqual(["expired", "draft"]);
});
