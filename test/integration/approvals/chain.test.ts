import { afterAll, beforeAll, expect, test } from "vitest";
import { settleApproval } from "../../../functions/approvals/settle-approval.ts";
import { requestApproval } from "../../../functions/approvals/wait.ts";
import { commit } from "../../../functions/shared/step.ts";
import { callInput, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
});
afterAll(() => database.stop());

const anna = { name: "anna", groups: ["staff", "approver", "head", "director", "admin"] };
const person = (name: string, ...groups: string[]) => ({ name, groups: ["approver", ...groups] });
const [head, director, both] = [
  person("hans", "head"),
  person("dora", "director"),
  person("bo", "head", "director"),
];

let calls = 0;
/** A call that was just handed in, with its chain of a head and a director. */
async function handedIn() {
  calls += 1;
  const code = `chain-${calls}`;
  const callId = `call_${code}`;
  await ask("POST /calls", { as: anna, body: { ...callInput(), code } });
  await ask("POST /calls/{callId}/submit-for-approval", { as: anna, params: { callId } });
  const [approval] = await Array.fromAsync(deps.approvals.list({ index: "gsi1", key: `${callId}#approval` }));
  if (approval === undefined) throw new Error("the call was put before its chain");
  const { id, subjectHash } = approval;
  const say = async (
    as: typeof head,
    verdict: "approve" | "return" = "approve",
    hash: string = subjectHash,
  ) => {
    const body = { subjectHash: hash, ...(verdict === "return" ? { comment: "Shorter." } : {}) };
    const answer = await ask(`POST /approvals/{approvalId}/${verdict}`, {
      as,
      params: { approvalId: id },
      body,
    });
    return answer.body.code ?? answer.body.state;
  };
  return {
    id,
    say,
    settle: () => commit(database.table, () => settleApproval(deps)(id)),
    state: async () => (await deps.calls.get(callId)).state,
    letters: async () =>
      (await Array.fromAsync(deps.letters.list({ index: "gsi1", key: `${callId}#letter`, shards: 8 })))
        .map(({ kind }) => kind)
        .toSorted(),
  };
}

test("the words are given in the order of the chain, each by another person", async () => {
  const { say, settle, state } = await handedIn();
  expect(await say(anna)).toBe("OwnInterest");
  expect(await say(director)).toBe("NotPermitted");
  expect(await say(head, "approve", "0".repeat(64))).toBe("ContentChanged");
  expect(await say(both)).toBe("pending");
  expect(await say(both)).toBe("OwnInterest");
  expect(await say(head)).toBe("NotPermitted");
  expect(await say(director)).toBe("approved");
  expect(await say(director)).toBe("WrongState");
  expect(await say(director, "return")).toBe("WrongState");
  await settle();
  expect(await state()).toBe("approved");
});

test("of two who speak at the same instant one is heard, and the chain goes one step", async () => {
  const { id, say } = await handedIn();
  const outcomes = await Promise.all([say(head), say(person("hilda", "head"))]);
  expect(outcomes.map(String).toSorted()).toEqual(["NotPermitted", "pending"]);
  expect((await deps.approvals.get(id)).verdicts).toHaveLength(1);
});

test("what is returned is a draft again, with the reason, and is settled once", async () => {
  const { say, settle, state, letters } = await handedIn();
  await say(head);
  expect(await say(director, "return")).toBe("returned");
  await settle();
  await settle();
  expect([await state(), await letters()]).toEqual(["draft", ["approval-settled"]]);
});

test("a chain whose time ran out counts as returned", async () => {
  const { id, say, settle, state } = await handedIn();
  await settle();
  expect([(await deps.approvals.get(id)).state, await state()]).toEqual(["expired", "draft"]);
  expect(await say(head)).toBe("WrongState");
});

test("a word given before the workflow waits for it is owed at once; a step that runs again writes one letter", async () => {
  const { id, say, letters } = await handedIn();
  const wait = (token: string) => commit(database.table, () => requestApproval(deps)(id, token));
  await wait("token-1");
  await wait("token-2");
  expect(await letters()).toEqual(["approval-requested"]);
  await say(head);
  const owed = await Array.fromAsync(deps.answers.list({ index: "gsi3", key: "due#answer" }));
  expect(owed.map(({ subject, taskToken, state }) => [subject, taskToken, state])).toContainEqual([
    id,
    "token-2",
    "owed",
  ]);
  await wait("token-3");
  await say(director);
  expect(await letters()).toEqual(["approval-requested", "approval-requested"]);
  expect((await deps.approvals.get(id)).requestedAt).toBe(during);
});
