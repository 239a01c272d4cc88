import { afterAll, beforeAll, expect, test } from "vitest";
import { createApplication, submitApplication } from "../../../functions/applications/apply.ts";
import { remindApplicants } from "../../../functions/applications/remind-applicants.ts";
import { sealDrafts } from "../../../functions/applications/seal-drafts.ts";
import { milestonesOf } from "../../../functions/calls/approve-call.ts";
import { isScheduled } from "../../../functions/calls/deadline.ts";
import { startClosing } from "../../../functions/calls/open-call.ts";
import { isReminder } from "../../../functions/calls/reminders.ts";
import { wake } from "../../../functions/calls/wake.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { isRefusal } from "../../../functions/shared/refusal.ts";
import { commit } from "../../../functions/shared/step.ts";
import { Call } from "../../../schemas/call.ts";
import { CallId } from "../../../schemas/ids.ts";
import {
  applicationContent,
  callContent,
  callIn,
  deadlineAt,
  during,
  opensAt,
  principal,
} from "../../support/builders.ts";
import { reason } from "../../support/deadline-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";

/** The northern lot closes ten days before the call, with the call's minute of grace; the southern one with the call. */
const northClosesAt = "2023-06-20T21:59:00.000Z";
const northDeadlineAt = "2023-06-20T22:00:00.000Z";
const lot = (id: string) => ({ id, label: { en: id }, manager: { name: "Ann", email: "ann@example.org" } });

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

async function lotsIn(code: string) {
  const clock = { now: during };
  const deps = depsOn(database.table, () => clock.now);
  const id = CallId.parse(`call_${code}`);
  const content = { ...callContent({ code }), lots: [lot("north"), lot("south")] };
  const call = Call.parse({
    ...callIn("open"),
    id,
    content,
    lotWindows: [{ id: "north", opensAt, closesAt: northClosesAt }],
  });
  await deps.table.transact(deps.calls.created(call, "create", { sub: "person_anna", at: during }).writes);
  const ask = clientOf(deps.table, allRoutes(deps));
  const by = (at: string) => ({ sub: "person_eva", at });
  return {
    clock,
    deps,
    id,
    async create(lotId: string, at = during) {
      const organisation = `org_${code}${lotId}`;
      const eva = principal("eva", ["applicant"], organisation);
      const begin = () =>
        createApplication(deps)(id, applicationContent(organisation, { lotId }), eva, by(at));
      return (await commit(deps.table, begin)).application.id;
    },
    async submit(application: string, at: string) {
      const decide = async () => submitApplication(deps)(await deps.applications.get(application), by(at));
      try {
        return (await commit(deps.table, decide)).state;
      } catch (refusal) {
        if (isRefusal(refusal)) return refusal.code;
        throw refusal;
      }
    },
    move: (lotId: string, closes: string) =>
      ask("POST /calls/{callId}/move-deadline", {
        as: { name: "anna", groups: ["staff"] },
        params: { callId: id },
        body: { for: { who: "lot", lotId }, closes, reason },
        at: clock.now,
      }),
  };
}
const after = (at: string) => new Date(Date.parse(at) + 1).toISOString();

test("a lot with an earlier end of its own is held to that end, to the millisecond, and the other lot is not", async () => {
  const { create, submit } = await lotsIn("own-end");
  const [north, south] = [await create("north"), await create("south")];
  expect(await submit(north, after(northDeadlineAt))).toBe("DeadlinePassed");
  expect(await submit(north, northDeadlineAt)).toBe("submitted");
  expect(await submit(south, after(northDeadlineAt))).toBe("submitted");
  expect(await submit(south, after(deadlineAt))).toBe("DeadlinePassed");
});

test("a move for one lot holds at once for its drafts and for nobody else", async () => {
  const { clock, create, submit, move } = await lotsIn("one-lot");
  const [north, south] = [await create("north"), await create("south")];
  clock.now = "2023-06-19T10:00:00.000Z";
  expect((await move("north", "2023-07-05T23:59")).status).toBe(200);
  expect(await submit(north, after("2023-07-05T22:00:00.000Z"))).toBe("DeadlinePassed");
  expect(await submit(north, "2023-07-05T22:00:00.000Z")).toBe("submitted");
  expect(await submit(south, after(deadlineAt))).toBe("DeadlinePassed");
});

test("a lot that was moved beyond the call is not sealed when the call closes, but after its own end", async () => {
  const { clock, deps, id, create, move } = await lotsIn("later-lot");
  const [north, south] = [await create("north"), await create("south")];
  clock.now = "2023-06-19T10:00:00.000Z";
  expect((await move("north", "2023-07-05T23:59")).status).toBe(200);
  const states = async () =>
    [await deps.applications.get(north), await deps.applications.get(south)].map(({ state }) => state);
  const seal = async () => {
    for (let at = { position: "", more: true }; at.more; ) at = await sealDrafts(deps)(id, at.position);
  };
  clock.now = "2023-06-30T22:01:00.000Z";
  await commit(deps.table, () => startClosing(deps)(id));
  await seal();
  expect(await states()).toEqual(["draft", "lapsed"]);
  clock.now = "2023-07-05T22:00:30.000Z";
  await seal();
  expect(await states()).toEqual(["lapsed", "lapsed"]);
});

test("a lot's deadline is moved to later only, and only of a lot that there is", async () => {
  const { move } = await lotsIn("bad-lot");
  const earlier = await move("north", "2023-06-19T23:59");
  const unknown = await move("west", "2023-07-05T23:59");
  expect([earlier.status, earlier.body.code, unknown.status, unknown.body.code]).toEqual([
    422,
    "InputInvalid",
    422,
    "InputInvalid",
  ]);
});

test("reminders of each draft come before the deadline of its own lot, and tell of no other", async () => {
  const { deps, id, clock, create } = await lotsIn("lots-reminded");
  const call = await deps.calls.get(id);
  if (!isScheduled(call)) throw new Error("The call has no deadline.");
  const rungs = milestonesOf(call).filter(({ name }) => isReminder(name));
  for (const rung of rungs)
    await deps.table.transact(deps.milestones.created(rung, "set", { sub: "system", at: during }).writes);
  const [north, south] = [await create("north"), await create("south")];
  for (const due of rungs.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))) {
    clock.now = due.dueAt;
    await commit(deps.table, () => wake(deps)({ ...due, milestone: due.name }));
    await remindApplicants(deps)(id, due.id, "");
  }
  const letters = await Array.fromAsync(deps.letters.list(lettersOf(id)));
  const told = letters
    .filter(({ kind }) => kind === "application-reminder")
    .map(({ subjectId, facts, queuedAt }) => [subjectId, queuedAt, facts.closesAt].join(" "));
  const due = (application: string, closesAt: string, days: readonly string[]) =>
    days.map((day) => `${application} 2023-06-${day}T07:00:00.000Z ${closesAt}`);
  expect(told.toSorted()).toEqual(
    [
      ...due(north, northClosesAt, ["06", "13", "19"]),
      ...due(south, call.closesAt, ["16", "23", "29"]),
    ].toSorted(),
  );
});
