import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { settleApproval } from "../../../functions/approvals/settle-approval.ts";
import { commit } from "../../../functions/shared/step.ts";
import { Approval } from "../../../schemas/approval.ts";
import { callInput } from "../../support/builders.ts";
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

const label = { en: "Step", sv: "Steg" };
const decision = (role: string, deputies: object[] = []) => ({
  label,
  role,
  email: `${role}@example.org`,
  deputies,
  dueDays: 7,
});
const chain = [
  {
    kind: "circulation",
    label,
    readers: [{ name: "bo", email: "bo@example.org" }],
    from: "2023-03-01",
    until: "2023-03-02",
  },
  decision("head", [{ sub: "dora" }, { sub: "anna" }]),
  { ...decision("lead"), kind: "task" },
  decision("director", [{ email: "hans@example.org" }]),
];
/** People with more than one hat, so that four eyes have something to watch. */
const people = [
  { name: "anna", groups: ["staff", "approver", "lead", "director"] },
  { name: "asta", groups: ["staff", "approver", "head"] },
  { name: "hans", groups: ["approver", "head"] },
  { name: "dora", groups: ["approver", "director", "head"] },
  { name: "bo", groups: ["approver", "lead"] },
];
const act = fc.record({
  who: fc.constantFrom(...people),
  what: fc.constantFrom(
    "approve",
    "approve",
    "approve",
    "approve",
    "approve",
    "comment",
    "return",
    "edit",
    "settle",
    "settle",
    "handIn",
  ),
  stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  hours: fc.constantFrom(0, 0, 1, 30),
});

/** What is wrong with a chain as it ended up. */
function faultsOf(approval: Approval): string[] {
  const decisions = approval.verdicts.filter((_, i) => approval.steps[i]?.kind === "decision");
  const by = decisions.map((verdict) => verdict.by);
  return [
    ...(new Set(by).size < by.length ? ["somebody decided twice"] : []),
    ...(by.includes(approval.proposedBy) ? ["somebody decided on their own proposal"] : []),
    ...(approval.state === "approved" && approval.verdicts.length !== approval.steps.length
      ? ["approved without every step's word"]
      : []),
  ];
}

test("in no history does anybody decide twice or on their own, and no word survives an edit", async () => {
  let runs = 0;
  const reached = new Set<string>();
  const history = fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 18 }), async (acts) => {
    runs += 1;
    now = "2023-03-01T09:00:00.000Z";
    const input = callInput();
    const code = `history-${runs}`;
    const callId = `call_${code}`;
    const as = people[0];
    const body = { ...input, code, approvals: { ...input.approvals, call: chain } };
    await ask("POST /calls", { ...(as && { as }), at: now, body });
    await ask("POST /calls/{callId}/submit-for-approval", { ...(as && { as }), at: now, params: { callId } });
    const chains = () => Array.fromAsync(deps.approvals.list({ index: "gsi1", key: `${callId}#approval` }));
    for (const { who, what, stale, hours } of acts) {
      now = new Date(Date.parse(now) + hours * 3_600_000 + 1000).toISOString();
      const approval = (await chains()).at(-1);
      if (approval === undefined) throw new Error("the call was put before its chain");
      const call = await deps.calls.get(callId);
      const params = { callId, approvalId: approval.id };
      if (what === "settle") {
        if (approval.state !== "pending")
          await commit(database.table, () => settleApproval(deps)(approval.id));
      } else if (what === "handIn")
        await ask("POST /calls/{callId}/submit-for-approval", { as: who, at: now, params });
      else if (what === "edit") {
        const contact = { ...call.content.contact, name: `Office ${now}` };
        await ask("PUT /calls/{callId}", { as: who, at: now, params, body: { ...call.content, contact } });
      } else {
        const subjectHash = stale ? "0".repeat(64) : approval.subjectHash;
        const comment = what === "approve" ? {} : { comment: "Read." };
        await ask(`POST /approvals/{approvalId}/${what}`, {
          as: who,
          at: now,
          params,
          body: { subjectHash, ...comment },
        });
      }
    }
    const all = await chains();
    expect(all.flatMap(faultsOf)).toEqual([]);
    const call = await deps.calls.get(callId);
    reached.add(`call ${call.state}`);
    for (const { state } of all) reached.add(`chain ${state}`);
    if (call.state === "approved") {
      const behind = all.filter(
        ({ state, subjectHash }) => state === "approved" && subjectHash === call.contentHash,
      );
      expect(behind).toHaveLength(1);
    }
  });
  await fc.assert(history, { seed: 20_110_303, numRuns: 40, endOnFailure: true });
  // The histories go where it matters.
  expect([...reached].sort()).toEqual([
    "call approved",
    "call draft",
    "call inApproval",
    "chain approved",
    "chain pending",
    "chain returned",
  ]);
}, 240_000);

test("a chain in which somebody decided twice, alone or on their own is caught", async () => {
  const [approval] = await Array.fromAsync(
    deps.approvals.list({ index: "gsi1", key: "call_history-1#approval" }),
  );
  const at = "2023-03-05T09:00:00.000Z";
  const by = ["system", "person_hans", "person_bo", "person_hans"];
  const twice = Approval.parse({ ...approval, verdicts: by.map((sub) => ({ by: sub, at })) });
  expect(faultsOf(twice)).toEqual(["somebody decided twice"]);
  const own = Approval.parse({
    ...approval,
    verdicts: [by[0], "person_anna"].map((sub) => ({ by: sub, at })),
  });
  expect(faultsOf(own)).toEqual(["somebody decided on their own proposal"]);
  const short = Approval.parse({ ...approval, state: "approved", decidedAt: at, verdicts: [] });
  expect(faultsOf(short)).toEqual(["approved without every step's word"]);
});
