import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Occasion, occasionsOf, worthSaying } from "../../../functions/approvals/occasions.ts";
import { wake } from "../../../functions/calls/wake.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { confirmParticipation } from "../../../functions/programme/answer-offer.ts";
import { offerWatched } from "../../../functions/programme/offer-milestone.ts";
import { remindReviewers } from "../../../functions/reviewing/remind-reviewers.ts";
import { reviewLadder } from "../../../functions/reviewing/review-ladder.ts";
import { commit } from "../../../functions/shared/step.ts";
import { Call } from "../../../schemas/call.ts";
import { CallId } from "../../../schemas/ids.ts";
import type { Milestone } from "../../../schemas/operation.ts";
import { Participation } from "../../../schemas/participation.ts";
import { Assignment } from "../../../schemas/reviewing.ts";
import { applicationInput, callContent, callIn, callInput } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";
import { Crash, mortal } from "../../support/mortal-table.ts";
import { reviewingWorld } from "../../support/reviewing-world.ts";

let database: TestTable;
const clock = { now: "2023-08-15T10:00:00.000Z" };
const deaths = fc.array(fc.nat(4), { maxLength: 3 });
const seed = 20230815;
let worlds = 0;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

/** A timer rings for a milestone; its work dies as often as it is told to and is begun again, and then rings once more. */
async function ring(due: Milestone, dies: readonly number[], rest = async (_deps: Deps) => {}) {
  clock.now = due.dueAt > clock.now ? due.dueAt : clock.now;
  const dying = depsOn(mortal(database.table, [...dies]), () => clock.now);
  const whole = async (deps: Deps) => {
    await commit(deps.table, () => wake(deps)({ ...due, milestone: due.name }));
    await rest(deps);
  };
  for (let isDone = false; !isDone; )
    try {
      await whole(dying);
      isDone = true;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  await whole(depsOn(database.table, () => clock.now));
}

const writtenIn = async (deps: Deps, callId: CallId) =>
  (await Array.fromAsync(deps.letters.list(lettersOf(callId))))
    .map(({ kind, to, queuedAt }) => `${kind} ${to.email} ${queuedAt}`)
    .toSorted();

test("whoever owes a review is reminded once per rung, and staff are told once, whatever crashes and rings again", async () => {
  const rungs = fc.array(fc.record({ finish: fc.subarray([0, 1, 2]), dies: deaths }), {
    minLength: 3,
    maxLength: 3,
  });
  const property = fc.asyncProperty(rungs, async (script) => {
    worlds += 1;
    const late = { remindDaysBefore: 3, escalateDaysAfter: 2, replace: false };
    const world = await reviewingWorld(database.table, `owed-${worlds}`, { late });
    const { deps, callId, call } = world;
    clock.now = world.clock.at;
    const application = await world.application("kalmar");
    const assigned: Assignment[] = [];
    for (const name of ["ada", "bo", "cy"])
      assigned.push(await world.assigned(application, await world.reviewer(name)));
    const ladder = reviewLadder({ callId, content: call.content }, "2023-07-31T21:59:00.000Z", clock.now);
    for (const rung of ladder)
      await database.table.transact(deps.milestones.created(rung, "set", world.by()).writes);
    const owing = new Set([0, 1, 2]);
    const expected: string[] = [];
    for (const [index, { finish, dies }] of script.entries()) {
      for (const which of finish.filter((one) => owing.delete(one))) {
        const before = await deps.assignments.get(assigned[which]?.id ?? "");
        const after = Assignment.parse({ ...before, state: "reviewed", reviewedAt: clock.now });
        await database.table.transact(deps.assignments.changed(before, after, "review", world.by()).writes);
      }
      const due = ladder[index];
      if (due === undefined) throw new Error("There is no such rung.");
      await ring(due, dies, async (dying) => {
        let position = "";
        for (let more = true; more; )
          ({ position, more } = await remindReviewers(dying)(callId, due.id, position));
      });
      for (const which of owing)
        expected.push(`review-reminder ${["ada", "bo", "cy"][which]}@example.org ${due.dueAt}`);
      if (index === 2 && owing.size > 0) expected.push(`reviews-overdue office@example.org ${due.dueAt}`);
    }
    expect(await writtenIn(deps, callId)).toEqual(expected.toSorted());
  });
  await fc.assert(property, { seed, numRuns: 12 });
}, 300_000);

const kindOf: Record<Occasion, string> = {
  ask: "approval-requested",
  remind: "approval-reminder",
  due: "approval-reminder",
  overdue: "approval-overdue",
  blocked: "opening-blocked",
};

test("a chain asks, reminds and reports once per step, whatever is decided, crashes and rings again", async () => {
  const acts = fc.array(fc.record({ decides: fc.boolean(), dies: deaths }), { minLength: 3, maxLength: 9 });
  const property = fc.asyncProperty(acts, async (script) => {
    worlds += 1;
    clock.now = "2023-03-01T09:00:00.000Z";
    const deps = depsOn(database.table, () => clock.now);
    const ask = clientOf(database.table, allRoutes(deps));
    const code = `chain-${worlds}`;
    const callId = CallId.parse(`call_${code}`);
    const staff = { as: { name: "anna", groups: ["staff"] }, at: clock.now };
    await ask("POST /calls", { ...staff, body: { ...callInput(), code } });
    await ask("POST /calls/{callId}/submit-for-approval", { ...staff, params: { callId } });
    const [first] = await Array.fromAsync(deps.approvals.list({ index: "gsi1", key: `${callId}#approval` }));
    if (first === undefined) throw new Error("The call was not put before its chain.");
    const expected: string[] = [];
    for (const { decides, dies } of script) {
      const approval = await deps.approvals.get(first.id);
      const due = await deps.milestones.find(milestoneId(first.id, "approval"));
      if (approval.state !== "pending" || due?.state !== "ahead") break;
      const step = approval.steps[approval.verdicts.length];
      if (decides && step !== undefined && "role" in step) {
        clock.now = new Date(Date.parse(clock.now) + 3_600_000).toISOString();
        const as = { name: step.role, groups: ["approver", step.role] };
        const body = { subjectHash: approval.subjectHash };
        const params = { approvalId: first.id };
        const said = await ask("POST /approvals/{approvalId}/approve", { as, at: clock.now, params, body });
        expect(said.status).toBe(200);
        continue;
      }
      await ring(due, dies);
      const told = worthSaying(occasionsOf(approval).filter(({ at }) => at <= clock.now));
      expected.push(...told.map(({ occasion }) => `${kindOf[occasion]} ${clock.now}`));
    }
    const written = await Array.fromAsync(deps.letters.list(lettersOf(callId)));
    const found = written.map(({ kind, queuedAt }) => `${kind} ${queuedAt}`);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
  await fc.assert(property, { seed, numRuns: 12 });
}, 300_000);

test("an offer lapses once and the reserve is called once for it, whoever confirms, crashes and rings again", async () => {
  const acts = fc.array(fc.record({ confirms: fc.boolean(), dies: deaths }), { minLength: 4, maxLength: 4 });
  const property = fc.asyncProperty(acts, async (script) => {
    worlds += 1;
    clock.now = "2023-08-15T10:00:00.000Z";
    const deps = depsOn(database.table, () => clock.now);
    const by = () => ({ sub: "system", at: clock.now });
    const code = `offer-${worlds}`;
    const callId = CallId.parse(`call_${code}`);
    const call = Call.parse({ ...callIn("announced", callContent({ code })), id: callId });
    await database.table.transact(deps.calls.created(call, "create", by()).writes);
    const towns = ["kalmar", "lund", "mora", "nora"];
    for (const [index, town] of towns.entries()) {
      const { organisation, contact } = applicationInput(`org_${town}`);
      const days = { offeredAt: clock.now, confirmBy: `2023-08-${20 + index}T21:59:00.000Z` };
      const place = Participation.parse({
        id: `participation_${town}-${code}`,
        callId,
        applicationId: `app_${town}-${code}`,
        organisation,
        organisationId: organisation.id,
        contact,
        rank: index + 1,
        ...(index < 2 ? { ...days, state: "offered" } : { state: "reserve" }),
      });
      await database.table.transact([
        ...deps.participations.created(place, "create", by()).writes,
        ...(place.state === "offered" ? offerWatched(deps.milestones, place, by()) : []),
      ]);
    }
    const expected: string[] = [];
    const reserve = towns.slice(2);
    for (const { confirms, dies } of script) {
      const all = await Array.fromAsync(deps.milestones.list({ index: "gsi1", key: `${callId}#milestone` }));
      const due = all.find(({ state }) => state === "ahead");
      if (due === undefined) break;
      const place = await deps.participations.get(due.subject ?? "");
      const { email } = place.contact;
      const isOffered = place.state === "offered";
      if (confirms && isOffered) {
        await commit(database.table, () => confirmParticipation(deps)(place, by()));
        expected.push(`place-confirmed ${email} ${clock.now}`);
      }
      await ring(due, dies);
      if (confirms || !isOffered) continue;
      expected.push(`place-withdrawn ${email} ${clock.now}`);
      const next = reserve.shift();
      if (next !== undefined) expected.push(`place-offered ${next}@example.org ${clock.now}`);
    }
    expect(await writtenIn(deps, callId)).toEqual(expected.toSorted());
  });
  await fc.assert(property, { seed, numRuns: 12 });
}, 300_000);
