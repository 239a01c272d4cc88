import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { remindApplicants } from "../../../functions/applications/remind-applicants.ts";
import { milestonesOf } from "../../../functions/calls/approve-call.ts";
import { rearmed } from "../../../functions/calls/rearm.ts";
import { isReminder } from "../../../functions/calls/reminders.ts";
import { wake } from "../../../functions/calls/wake.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { finishOperation } from "../../../functions/operations/finish-operation.ts";
import { commit } from "../../../functions/shared/step.ts";
import type { Table } from "../../../functions/shared/table.ts";
import { daysLater } from "../../../functions/shared/zone.ts";
import { Application } from "../../../schemas/application.ts";
import { Call } from "../../../schemas/call.ts";
import { CallId } from "../../../schemas/ids.ts";
import type { Milestone } from "../../../schemas/operation.ts";
import { applicationIn, callContent, callIn, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { depsOn } from "../../support/handlers.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

class Crash extends Error {}

/** The table of a process that dies before or after one of its writes; the numbers say at which. */
function mortal(table: Table, deaths: number[]): Table {
  return {
    ...table,
    transact: async (writes) => {
      const left = deaths[0] === undefined ? Number.POSITIVE_INFINITY : deaths[0] - 1;
      if (deaths[0] !== undefined) deaths[0] = left;
      if (left < 0) {
        const after = deaths.shift() ?? 0;
        if (after % 2 !== 0) await table.transact(writes);
        throw new Crash();
      }
      await table.transact(writes);
    },
  };
}

const acts = fc.oneof(
  fc.record({ act: fc.constant("start" as const) }),
  fc.record({ act: fc.constant("submit" as const), which: fc.nat(20) }),
  fc.record({ act: fc.constant("move" as const), days: fc.integer({ min: -5, max: 12 }) }),
  fc.record({ act: fc.constant("wait" as const), deaths: fc.array(fc.nat(4), { maxLength: 3 }) }),
);
type Act = typeof acts extends fc.Arbitrary<infer One> ? One : never;

let calls = 0;
/** Plays a call on the real engine; answers the reminders that should have been written, and those that were. */
async function played(script: readonly Act[], isRestarted: boolean) {
  calls += 1;
  let at = during;
  const deps = depsOn(database.table, () => at);
  const by = () => ({ sub: "system", at });
  const code = `remind-${calls}`;
  const callId = CallId.parse(`call_${code}`);
  const open = Call.parse({ ...callIn("open", callContent({ code })), id: callId });
  if (open.state !== "open") throw new Error("The call is not open.");
  await database.table.transact([
    ...deps.calls.created(open, "create", by()).writes,
    ...milestonesOf(open).flatMap((one) => [...deps.milestones.created(one, "set", by()).writes]),
  ]);
  const drafts = new Map<string, boolean>();
  const expected: string[] = [];

  const start = async () => {
    const id = `app_${code}-${drafts.size}`;
    const contact = { name: "Eva Ek", email: `eva-${drafts.size}@example.org`, language: "sv" };
    const draft = applicationIn("draft");
    const application = Application.parse({ ...draft, id, callId, content: { ...draft.content, contact } });
    await database.table.transact(deps.applications.created(application, "start", by()).writes);
    drafts.set(id, true);
  };
  const submit = async (which: number) => {
    const id = [...drafts.keys()][which % Math.max(1, drafts.size)];
    if (id === undefined || !drafts.get(id)) return;
    const before = await deps.applications.get(id);
    const after = Application.parse({ ...applicationIn("submitted"), id, callId });
    await database.table.transact(deps.applications.changed(before, after, "submit", by()).writes);
    drafts.set(id, false);
  };
  const move = async (days: number) => {
    const call = await deps.calls.get(callId);
    if (call.state !== "open") return;
    const closesAt = daysLater(call.closesAt, days, call.content.window.zone);
    if (closesAt <= at) return;
    const after = { ...call, closesAt };
    await database.table.transact([
      ...deps.calls.changed(call, after, "move", by()).writes,
      ...(await rearmed(deps.milestones, call, after, by())),
    ]);
  };
  const run = async (due: Milestone, deaths: number[]) => {
    const dying = depsOn(mortal(database.table, deaths), () => at);
    for (;;) {
      try {
        await commit(dying.table, () => wake(dying)({ ...due, milestone: due.name, subject: undefined }));
        let position = "";
        for (let more = true; more; )
          ({ position, more } = await remindApplicants(dying, 2)(callId, due.id, position));
        break;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        if (!isRestarted) break;
      }
    }
    for await (const { id, state } of deps.operations.list({ index: "gsi1", key: `${callId}#operation` }))
      if (state === "requested")
        await commit(database.table, () =>
          finishOperation(deps)({ operationId: id, outcome: "succeeded", code: "" }),
        );
  };
  /** To the next rung; the timer rings, and its workflow dies and is started again until it is done. */
  const wait = async (deaths: number[]) => {
    const ahead = (
      await Array.fromAsync(deps.milestones.list({ index: "gsi1", key: `${callId}#milestone` }))
    ).filter(({ name, state }) => isReminder(name) && state === "ahead");
    const [due] = ahead;
    if (due === undefined) return;
    at = due.dueAt > at ? due.dueAt : at;
    await run(due, [...deaths]);
    for (const [id, isDraft] of drafts) if (isDraft) expected.push(`${id} ${due.dueAt}`);
    // The same timer rings again, and a workflow that had ended is started again.
    if (isRestarted) await run(due, []);
  };
  for (const one of script) {
    if (one.act === "start") await start();
    else if (one.act === "submit") await submit(one.which);
    else if (one.act === "move") await move(one.days);
    else await wait(one.deaths);
  }
  for (let rung = 0; rung < 3; rung += 1) await wait([]);
  const letters = await Array.fromAsync(deps.letters.list(lettersOf(callId)));
  const written = letters.map(({ subjectId, queuedAt }) => `${subjectId} ${queuedAt}`);
  return { expected: expected.toSorted(), written: written.toSorted() };
}

const scripts = fc.array(acts, { minLength: 4, maxLength: 14 });
const seed = 20230630;

test("whatever is started, submitted, moved and crashed, every draft is reminded once per rung", async () => {
  const property = fc.asyncProperty(scripts, async (script) => {
    const { expected, written } = await played(script, true);
    expect(written).toEqual(expected);
  });
  await fc.assert(property, { seed, numRuns: 25 });
}, 300_000);

test("a crash that nothing restarts forgets somebody: the property would see it", async () => {
  const five = Array.from({ length: 5 }, (): Act => ({ act: "start" }));
  const { expected, written } = await played([...five, { act: "wait", deaths: [2] }], false);
  expect(written.length).toBeLessThan(expected.length);
});
