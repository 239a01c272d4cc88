import fc from "fast-check";
import { remindApplicants } from "../../functions/applications/remind-applicants.ts";
import { milestonesOf } from "../../functions/calls/approve-call.ts";
import { isScheduled, shownDeadline } from "../../functions/calls/deadline.ts";
import { moveOneDeadline } from "../../functions/calls/move-one-deadline.ts";
import { rearmed } from "../../functions/calls/rearm.ts";
import { isReminder } from "../../functions/calls/reminders.ts";
import { wake } from "../../functions/calls/wake.ts";
import { lettersOf } from "../../functions/letters/letters.ts";
import { finishOperation } from "../../functions/operations/finish-operation.ts";
import { commit } from "../../functions/shared/step.ts";
import { daysLater, localTime } from "../../functions/shared/zone.ts";
import { subscriptionId } from "../../functions/subscriptions/subscriptions.ts";
import { Application } from "../../schemas/application.ts";
import { Call } from "../../schemas/call.ts";
import { CallId, type SubscriptionId } from "../../schemas/ids.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Subscription, Topic } from "../../schemas/subscription.ts";
import { applicationIn, callContent, callIn, callInput, during } from "./builders.ts";
import type { TestTable } from "./dynoxide.ts";
import { depsOn } from "./handlers.ts";
import { Crash, mortal } from "./mortal-table.ts";

/** What people and timers do while a call is open. */
export const acts = fc.oneof(
  fc.record({ act: fc.constant("start" as const) }),
  fc.record({ act: fc.constant("submit" as const), which: fc.nat(20) }),
  fc.record({ act: fc.constant("follow" as const), who: fc.nat(3), whole: fc.boolean() }),
  fc.record({ act: fc.constant("leave" as const), which: fc.nat(20) }),
  // An open call's deadline moves later only, and so does one that an applicant has alone.
  fc.record({ act: fc.constant("move" as const), days: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    act: fc.constant("own" as const),
    which: fc.nat(20),
    days: fc.integer({ min: 1, max: 25 }),
    dies: fc.boolean(),
  }),
  fc.record({ act: fc.constant("wait" as const), deaths: fc.array(fc.nat(4), { maxLength: 3 }) }),
);
export type Act = typeof acts extends fc.Arbitrary<infer One> ? One : never;

const later = (a: string, b: string) => (a < b ? b : a);
function scheduled(call: Call) {
  if (!isScheduled(call)) throw new Error("The call has no deadline.");
  return call;
}

let calls = 0;
/** Plays a call on the real engine; answers the reminders that should have been written, and those that were. */
export async function remindedCall(database: TestTable, script: readonly Act[], isRestarted: boolean) {
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
  /** The deadline that a draft has alone. */
  const owns = new Map<string, string>();
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
  /** One applicant's deadline moves; the first try may die before or after its one write. */
  const moveOwn = async (which: number, days: number, dies: boolean) => {
    const id = [...drafts.keys()][which % Math.max(1, drafts.size)];
    const call = await deps.calls.get(callId);
    if (id === undefined || !drafts.get(id) || call.state !== "open") return;
    const { zone } = call.content.window;
    const to = daysLater(later(owns.get(id) ?? "", call.closesAt), days, zone);
    if (to <= at) return;
    const closes = localTime(to, zone).local.slice(0, 16);
    const dying = depsOn(mortal(database.table, dies ? [0, days] : []), () => at);
    const decide = async () =>
      moveOneDeadline(dying)(
        await dying.calls.get(callId),
        await dying.applications.get(id),
        { closes, reason: { en: "Ill." } },
        by(),
      );
    const isMoved = async () =>
      shownDeadline(await deps.calls.get(callId), await deps.applications.get(id)) === to;
    for (let done = false; !done; done = await isMoved()) {
      try {
        await commit(dying.table, decide);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
    }
    owns.set(id, to);
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
        await commit(dying.table, () => wake(dying)({ ...due, milestone: due.name }));
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
    if (due === undefined) return false;
    at = due.dueAt > at ? due.dueAt : at;
    await run(due, [...deaths]);
    const { closesAt } = scheduled(await deps.calls.get(callId));
    const deadline = due.closesAt ?? closesAt;
    for (const [id, isDraft] of drafts)
      if (isDraft && later(owns.get(id) ?? "", closesAt) === deadline && at < deadline)
        expected.push(`application-reminder ${id} eva-${id.split("-").at(-1)}@example.org ${at}`);
    const applying = [...drafts.keys()].map((_, index) => `eva-${index}@example.org`);
    for (const email of due.closesAt === undefined && at < closesAt ? new Set(following.values()) : [])
      if (!applying.includes(email)) expected.push(`deadline-reminder ${callId} ${email} ${at}`);
    // The same timer rings again, and a workflow that had ended is started again.
    if (isRestarted) await run(due, []);
    return true;
  };
  for (const one of script) {
    if (one.act === "start") await start();
    else if (one.act === "submit") await submit(one.which);
    else if (one.act === "follow") await follow(one.who, one.whole);
    else if (one.act === "leave") await leave(one.which);
    else if (one.act === "move") await move(one.days);
    else if (one.act === "own") await moveOwn(one.which, one.days, one.dies);
    else await wait(one.deaths);
  }
  while (await wait([]));
  const letters = await Array.fromAsync(deps.letters.list(lettersOf(callId)));
  const reminders = letters.filter(({ kind }) => kind !== "deadline-moved");
  const written = reminders.map(({ kind, subjectId, to, queuedAt }) =>
    [kind, subjectId, to.email, queuedAt].join(" "),
  );
  return { expected: expected.toSorted(), written: written.toSorted(), letters };
}
