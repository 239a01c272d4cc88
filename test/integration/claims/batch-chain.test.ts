import { afterAll, beforeAll, expect, test } from "vitest";
import { remindOfApproval } from "../../../functions/approvals/remind.ts";
import { settleApproval } from "../../../functions/approvals/settle-approval.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { commit } from "../../../functions/shared/step.ts";
import { callId, callInput } from "../../support/builders.ts";
import { at, type ClaimsWorld, claimsWorld, finance, idOf, line } from "../../support/claims-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

const step = { role: "head", label: { en: "Head", sv: "Chef" }, email: "head@example.org", dueDays: 7 };
const approvals = { ...callInput().approvals, batch: [step] };

let database: TestTable;
let world: ClaimsWorld;
beforeAll(async () => {
  database = await startTable();
  world = await claimsWorld(database, {}, { approvals });
});
afterAll(() => database.stop());

const head = { name: "hans", groups: ["approver", "head"] };
/** Holds the step's role, and has approved a claim that is in the batch. */
const karin = { name: "karin", groups: ["approver", "head", "finance"] };

const approved = async (name: string, exchange: number) => {
  const bought = { date: `2023-10-1${exchange}` };
  await world.open(name, exchange, [line(`${name}${exchange}`, "100.00", bought)]);
  await world.submit(name, exchange);
  await world.approve(name, exchange);
  return idOf(name, exchange);
};
let batchId = "";
const batch = (what: string, as: object, body: object = {}) =>
  world.ask(`POST /batches/{batchId}${what}`, {
    as: { name: "", groups: [], ...as },
    at,
    params: { batchId },
    body,
  });
const stateNow = async () => world.deps.batches.get(batchId);
const chains = () => Array.fromAsync(world.deps.approvals.list({ index: "gsi1", key: `${callId}#approval` }));

async function waiting() {
  const approval = (await chains()).find(({ state }) => state === "pending");
  if (approval === undefined) throw new Error("No chain waits.");
  const { id, subjectHash } = approval;
  const say = async (as: typeof head, verdict: "approve" | "return" = "approve") => {
    const comment = verdict === "return" ? { comment: "Twice the same hotel." } : {};
    const { body } = await world.ask(`POST /approvals/{approvalId}/${verdict}`, {
      as,
      at,
      params: { approvalId: id },
      body: { subjectHash, ...comment },
    });
    return body.code ?? body.state;
  };
  const settle = () => commit(database.table, () => settleApproval({ ...world.deps, now: () => at })(id));
  return { id, say, settle };
}

test("a batch of a call with a chain for payments is not released before the chain has spoken", async () => {
  const { body } = await world.ask("POST /batches", {
    as: finance("lars"),
    at,
    body: { callId, claims: [await approved("eva", 0), await approved("ida", 0)] },
  });
  batchId = String(body.id);
  const { contentHash } = await stateNow();
  expect((await batch("/release", finance("maja"), { contentHash })).body.code).toBe("WrongState");
  expect((await batch("/submit-for-approval", finance("lars"))).body.state).toBe("inApproval");
  expect((await batch("/release", finance("maja"), { contentHash })).body.code).toBe("WrongState");
});

test("while the chain is asked, nothing is added, and the approver reads what is in it without any account number", async () => {
  const more = await approved("olle", 0);
  expect((await batch("/add", finance("lars"), { claims: [more] })).body.code).toBe("WrongState");
  const { status, body } = await world.ask("GET /batches/{batchId}", { as: head, at, params: { batchId } });
  expect([status, body.payments]).toMatchObject([200, [{ money: { amount: "100.00" } }, {}]]);
  expect(JSON.stringify(body)).not.toMatch(/[A-Z]{2}\d{12}/);
});

test("the approver is asked by letter, reminded, and the lateness is reported", async () => {
  const { id } = await waiting();
  const remind = (now: string) =>
    commit(database.table, () => remindOfApproval({ ...world.deps, now: () => now })(id));
  for (const now of [at, "2023-10-25T08:00:00.000Z", "2023-10-27T08:00:00.000Z", "2023-10-30T09:00:00.000Z"])
    await remind(now);
  const written = (await Array.fromAsync(world.deps.letters.list(lettersOf(callId)))).filter(
    ({ subjectId }) => subjectId === id,
  );
  expect(written.map(({ kind, to }) => [kind, to.email]).sort()).toEqual([
    ["approval-overdue", "office@example.org"],
    ["approval-reminder", "head@example.org"],
    ["approval-reminder", "head@example.org"],
    ["approval-requested", "head@example.org"],
  ]);
});

test("nobody approves payments that they had a hand in: who prepared them, who approved a claim in them, who claimed", async () => {
  const { say } = await waiting();
  expect(await say(karin)).toBe("OwnInterest");
  expect(await say({ name: "lars", groups: ["approver", "head"] })).toBe("OwnInterest");
  expect(await say({ name: "eva", groups: ["approver", "head"] })).toBe("OwnInterest");
});

test("returned, the batch is open again; approved, it is released, but by nobody who approved it", async () => {
  const first = await waiting();
  expect(await first.say(head, "return")).toBe("returned");
  await first.settle();
  expect((await stateNow()).state).toBe("prepared");
  await batch("/submit-for-approval", finance("lars"));
  const { say, settle } = await waiting();
  expect(await say(head)).toBe("approved");
  await settle();
  const { state, contentHash } = await stateNow();
  expect(state).toBe("approved");
  const both = { name: "hans", groups: ["finance", "approver", "head"] };
  expect((await batch("/release", both, { contentHash })).body.code).toBe("OwnInterest");
});

test("what grows after it was approved has to be approved anew, and the old hash releases nothing", async () => {
  const { contentHash: before } = await stateNow();
  const { body } = await batch("/add", finance("lars"), { claims: [idOf("olle", 0)] });
  expect([body.state, body.contentHash === before]).toEqual(["prepared", false]);
  expect((await batch("/release", finance("maja"), { contentHash: before })).body.code).toBe("WrongState");
  await batch("/submit-for-approval", finance("lars"));
  const { say, settle } = await waiting();
  await say(head);
  await settle();
  expect((await batch("/release", finance("maja"), { contentHash: before })).body.code).toBe(
    "ContentChanged",
  );
  const { contentHash } = await stateNow();
  expect((await batch("/release", finance("maja"), { contentHash })).body.state).toBe("released");
  expect((await batch("/export", finance("maja"))).status).toBe(200);
});

test("two releases in the same instant as a growth: whichever was first, nothing unapproved is released", async () => {
  const { body } = await world.ask("POST /batches", {
    as: finance("lars"),
    at: "2023-10-20T09:00:00.000Z",
    body: { callId, claims: [await approved("per", 1)] },
  });
  batchId = String(body.id);
  await batch("/submit-for-approval", finance("lars"));
  const { say, settle } = await waiting();
  await say(head);
  await settle();
  const { contentHash } = await stateNow();
  const claims = [await approved("eva", 1)];
  const [grown, released] = await Promise.all([
    batch("/add", finance("lars"), { claims }),
    batch("/release", finance("maja"), { contentHash }),
  ]);
  const { state, payments } = await stateNow();
  expect([
    [200, 409, "prepared", 2],
    [409, 200, "released", 1],
  ]).toContainEqual([grown.status, released.status, state, payments.length]);
});

test("where a call has no such chain, there is nothing to put a batch before", async () => {
  const other = await startTable();
  try {
    world = await claimsWorld(other);
    const { body } = await world.ask("POST /batches", {
      as: finance("lars"),
      at,
      body: { callId, claims: [await approved("eva", 0)] },
    });
    batchId = String(body.id);
    expect((await batch("/submit-for-approval", finance("lars"))).body.code).toBe("NoChain");
  } finally {
    await other.stop();
  }
});
