import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Wake, wake } from "../../../functions/calls/wake.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { commit } from "../../../functions/shared/step.ts";
import { usualMeetings } from "../../../schemas/call/meetings.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { depsOn } from "../../support/handlers.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let exchangeId = "";
let worlds = 0;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const startsAt = "2023-10-30T09:00:00.000Z";
const meetings = { ...usualMeetings, remindDaysBefore: 7, lapseDaysBefore: 14, learnDaysAfter: 5 };
beforeEach(async () => {
  worlds += 1;
  world = await programmeWorld(database, `alarms-${worlds}`, ["kalmar", "umea"], { meetings });
  const { body } = await world.ask("POST /exchanges", {
    as: staff,
    at: "2023-09-01T08:00:00.000Z",
    body: {
      callId: world.callId,
      title: "Heat",
      host: world.place("kalmar"),
      mode: "siteVisit",
      startsAt,
      participants: [world.place("umea")],
    },
  });
  exchangeId = String(body.id);
});

const act = (what: string, at: string, body: unknown = {}) =>
  world.ask(`POST /exchanges/{exchangeId}/${what}`, { as: staff, params: { exchangeId }, at, body });
const alarm = () => world.deps.milestones.find(milestoneId(exchangeId, "exchange"));
/** The timer rings at the instant that the row says. */
async function ring(at?: string) {
  const due = await alarm();
  const now = at ?? due?.dueAt ?? "";
  const deps = depsOn(database.table, () => now);
  const said = { callId: world.callId, milestone: "exchange", round: due?.round, subject: exchangeId };
  await commit(database.table, () => wake(deps)(Wake.parse(said)));
  return now;
}
const kinds = async () => {
  const letters = await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId)));
  return letters.map(({ kind, to }) => `${kind} ${to.email.split("@")[0]}`).sort();
};
const afterThe = async (work: () => Promise<unknown>) => {
  const before = await kinds();
  await work();
  const all = await kinds();
  for (const one of before) all.splice(all.indexOf(one), 1);
  return all;
};

test("a meeting that its host confirmed is remembered, and afterwards who wrote nothing is asked", async () => {
  // Wall times stay the same over the change to winter time on 29 October.
  expect((await alarm())?.dueAt).toBe("2023-10-16T08:00:00.000Z");
  await act("confirm", "2023-09-20T08:00:00.000Z");
  expect((await alarm())?.dueAt).toBe("2023-10-23T08:00:00.000Z");
  expect(await afterThe(() => ring())).toEqual(["exchange-reminder kalmar", "exchange-reminder umea"]);
  // The second rung is another letter than the first, and a timer that rings twice writes neither again.
  expect(await alarm()).toMatchObject({ state: "ahead", dueAt: "2023-10-29T09:00:00.000Z" });
  expect(await afterThe(() => ring())).toEqual(["exchange-reminder kalmar", "exchange-reminder umea"]);
  expect(await afterThe(() => ring("2023-10-29T09:00:01.000Z"))).toEqual([]);
  expect(await alarm()).toMatchObject({ state: "ahead", dueAt: "2023-11-04T09:00:00.000Z" });
  await act("hold", "2023-10-30T17:00:00.000Z");
  const as = { name: "umea", groups: ["applicant"], organisation: "org_umea" };
  await world.ask("POST /exchanges/{exchangeId}/learning", {
    as,
    at: "2023-11-01T08:00:00.000Z",
    params: { exchangeId },
    body: { participationId: world.place("umea"), learned: "Much." },
  });
  expect(await afterThe(() => ring())).toEqual(["learning-requested kalmar"]);
  expect((await alarm())?.state).toBe("done");
  expect(await afterThe(() => ring("2023-12-01T08:00:00.000Z"))).toEqual([]);
});

test("one that nobody confirmed lapses, and those concerned read why in their language", async () => {
  expect(await afterThe(() => ring())).toEqual(["exchange-cancelled kalmar", "exchange-cancelled umea"]);
  const exchange = await world.deps.exchanges.get(exchangeId);
  expect(exchange).toMatchObject({ state: "cancelled", code: "notConfirmed" });
  expect((await alarm())?.state).toBe("done");
});

test("the alarm moves with the meeting, and a timer of the old time finds nothing to do", async () => {
  const old = await alarm();
  await act("move", "2023-10-01T08:00:00.000Z", {
    startsAt: "2023-12-11T09:00:00.000Z",
    code: "clash",
    why: "Elections.",
  });
  const now = await alarm();
  expect([now?.dueAt, now?.round]).toEqual(["2023-12-04T09:00:00.000Z", (old?.round ?? 0) + 1]);
  const deps = depsOn(database.table, () => "2023-10-16T08:00:00.000Z");
  const stale = { callId: world.callId, milestone: "exchange", round: old?.round, subject: exchangeId };
  const before = await kinds();
  await commit(database.table, () => wake(deps)(Wake.parse(stale)));
  expect(await kinds()).toEqual(before);
});

test("a cancelled one has no alarm; one that nobody reported is asked of the office", async () => {
  await act("confirm", "2023-09-20T08:00:00.000Z");
  await ring();
  await ring();
  expect(await afterThe(() => ring())).toEqual(["exchange-unreported office"]);
  await act("cancel", "2023-11-20T08:00:00.000Z", { code: "other", why: "It never took place." });
  expect((await alarm())?.state).toBe("done");
});

test("after an outage of weeks the newest word is enough", async () => {
  await act("confirm", "2023-09-20T08:00:00.000Z");
  expect(await afterThe(() => ring("2023-11-10T08:00:00.000Z"))).toEqual(["exchange-unreported office"]);
});
