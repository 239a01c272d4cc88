import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { remindApplicants } from "../../../functions/applications/remind-applicants.ts";
import { milestonesOf } from "../../../functions/calls/approve-call.ts";
import { rearmed } from "../../../functions/calls/rearm.ts";
import { isReminder } from "../../../functions/calls/reminders.ts";
import { wake } from "../../../functions/calls/wake.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { unsubscribeUrl } from "../../../functions/letters/unsubscribe.ts";
import { finishOperation } from "../../../functions/operations/finish-operation.ts";
import { commit } from "../../../functions/shared/step.ts";
import type { Table } from "../../../functions/shared/table.ts";
import { daysLater } from "../../../functions/shared/zone.ts";
import { subscriptionId } from "../../../functions/subscriptions/subscriptions.ts";
import { Application } from "../../../schemas/application.ts";
import { Call } from "../../../schemas/call.ts";
import { CallId, type SubscriptionId } from "../../../schemas/ids.ts";
import type { Milestone } from "../../../schemas/operation.ts";
import type { Subscription, Topic } from "../../../schemas/subscription.ts";
import { applicationIn, callContent, callIn, callInput, during } from "../../support/builders.ts";
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
  fc.record({ act: fc.constant("follow" as const), who: fc.nat(3), whole: fc.boolean() }),
  fc.record({ act: fc.constant("leave" as const), which: fc.nat(20) }),
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
  const programme = { ...callInput().programme, code };
  const open = Call.parse({ ...callIn("open", callContent({ code, programme })), id: callId });
  if (open.state !== "open") throw new Error("The call is not open.");
  await database.table.transact([
    ...deps.calls.created(open, "create", by()).writes,
    ...milestonesOf(open).flatMap((one) => [...deps.milestones.created(one, "set", by()).writes]),
  ]);
  const drafts = new Map<string, boolean>();
  const following = new Map<SubscriptionId, string>();
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
    const submitted = applicationIn("submitted");
    const after = Application.parse({ ...submitted, id, callId, content: before.content });
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
  /** Somebody who may begin an application later, or has: those who do are named alike. Some follow the programme. */
  const follow = async (who: number, whole: boolean) => {
    const email = `eva-${who}@example.org`;
    const topic: Topic = whole ? { programme: code } : { callId };
    const id = await subscriptionId(database.table, email, topic);
    if (await deps.subscriptions.find(id)) return;
    const reader = { email, name: "Eva Ek", language: "en", requestedAt: at, confirmedAt: at } as const;
    const active: Subscription = { id, topic, ...reader, state: "active" };
    await database.table.transact(deps.subscriptions.created(active, "confirm", by()).writes);
    following.set(id, email);
  };
  const leave = async (which: number) => {
    const id = [...following.keys()][which % Math.max(1, following.size)];
    if (id === undefined) return;
    const before = await deps.subscriptions.get(id);
    const after: Subscription = { id, topic: before.topic, state: "cancelled", cancelledAt: at };
    await database.table.transact(deps.subscriptions.changed(before, after, "cancel", by()).writes);
    following.delete(id);
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
    for (const [id, isDraft] of drafts)
      if (isDraft) expected.push(`application-reminder ${id} eva-${id.split("-").at(-1)}@example.org ${at}`);
    const applying = [...drafts.keys()].map((_, index) => `eva-${index}@example.org`);
    for (const email of new Set(following.values()))
      if (!applying.includes(email)) expected.push(`deadline-reminder ${callId} ${email} ${at}`);
    // The same timer rings again, and a workflow that had ended is started again.
    if (isRestarted) await run(due, []);
  };
  for (const one of script) {
    if (one.act === "start") await start();
    else if (one.act === "submit") await submit(one.which);
    else if (one.act === "follow") await follow(one.who, one.whole);
    else if (one.act === "leave") await leave(one.which);
    else if (one.act === "move") await move(one.days);
    else await wait(one.deaths);
  }
  for (let rung = 0; rung < 3; rung += 1) await wait([]);
  const letters = await Array.fromAsync(deps.letters.list(lettersOf(callId)));
  const written = letters.map(({ kind, subjectId, to, queuedAt }) =>
    [kind, subjectId, to.email, queuedAt].join(" "),
  );
  return { expected: expected.toSorted(), written: written.toSorted(), letters };
}

const scripts = fc.array(acts, { minLength: 4, maxLength: 14 });
const seed = 20230630;

test("whatever is started, submitted, moved and crashed, every draft and every follower without one is reminded once per rung", async () => {
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

test("a reminder to somebody who follows the call ends the subscription with one click", async () => {
  const { letters } = await played([{ act: "follow", who: 0, whole: false }], true);
  const [reminder] = letters;
  if (reminder === undefined) throw new Error("Nobody was reminded.");
  const url = await unsubscribeUrl(database.table, reminder, "https://api.example.org");
  expect(url).toBe(`https://api.example.org/subscriptions/${reminder.facts.cancelToken}/cancel`);
});
