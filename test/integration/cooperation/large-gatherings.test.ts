import { afterAll, beforeAll, expect, test } from "vitest";
import { Calendar } from "../../../commands/rehearse/calendar-client.ts";
import { Wake, wake } from "../../../functions/calls/wake.ts";
import { tellGathering } from "../../../functions/cooperation/tell-gathering.ts";
import { calendarsOf } from "../../../functions/letters/calendar.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { commit } from "../../../functions/shared/step.ts";
import { mostGuests } from "../../../schemas/gathering.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { depsOn } from "../../support/handlers.ts";
import { Crash, mortal } from "../../support/mortal-table.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "large", ["kalmar", "umea"]);
});
afterAll(() => database.stop());

const as = { name: "anna", groups: ["staff"] };
const at = "2023-06-01T10:00:00.000Z";
const startsAt = "2023-09-29T07:00:00.000Z";
const guest = (i: number) => ({
  name: `Guest ${i}`,
  organisation: "Region",
  email: `guest-${i}@example.org`,
  language: i % 2 === 0 ? "sv" : "en",
});
const crowd = (n: number, from = 0) => Array.from({ length: n }, (_, i) => guest(from + i));
const plan = (title: string, invited: object[], more: object = {}) =>
  world.ask("POST /gatherings", {
    as,
    at,
    body: {
      callId: world.callId,
      kind: "kickOff",
      title,
      place: "Kalmar",
      startsAt,
      minutes: 180,
      invited,
      ...more,
    },
  });
const on = (gatheringId: unknown, what: string, body: unknown = {}, now = at) =>
  world.ask(`POST /gatherings/{gatheringId}/${what}`, {
    as,
    at: now,
    params: { gatheringId: String(gatheringId) },
    body,
  });
const letters = async (subjectId: unknown, ...kinds: string[]) =>
  (await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId)))).filter(
    (one) => one.subjectId === subjectId && kinds.includes(one.kind),
  );
const asked = async (subject: string) =>
  (
    await Array.fromAsync(world.deps.operations.list({ index: "gsi1", key: `${world.callId}#operation` }))
  ).filter((one) => one.workflow === "tell-gathering" && one.subject === subject).length;
/** Every page twice, and once before on a table that dies in the middle of it. */
async function toldAll(subject: string, now = at): Promise<void> {
  const deps = depsOn(database.table, () => now);
  for (let page = { position: "", more: true }; page.more; ) {
    const dying = depsOn(mortal(database.table, [7, 1]), () => now);
    await tellGathering(dying)(subject, page.position).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
    await tellGathering(deps)(subject, page.position);
    page = await tellGathering(deps)(subject, page.position);
  }
}

test("300 people are invited, moved and called off in pages, each told of each change once", async () => {
  const { status, body } = await plan("Kick-off", crowd(298), { participants: true });
  expect(status).toBe(201);
  const id = String(body.id);
  expect(await letters(id, "gathering-invited")).toEqual([]);
  expect(await asked(id)).toBe(1);
  await toldAll(id);
  const invited = await letters(id, "gathering-invited");
  expect(new Set(invited.map(({ to }) => to.email)).size).toBe(300);
  expect(invited).toHaveLength(300);

  await on(id, "move", { startsAt: "2023-09-30T07:00:00.000Z", why: "The hall is taken." });
  // Who is asked now gets the new time as an invitation, and everybody else as a move.
  await on(id, "invite", { invited: crowd(2, 500) });
  expect(await asked(id)).toBe(2);
  await toldAll(id);
  const moved = await letters(id, "gathering-moved");
  expect([moved.length, new Set(moved.map(({ to }) => to.email)).size]).toEqual([300, 300]);
  expect(moved[0]?.facts).toMatchObject({ said: "The hall is taken.", sequence: 1 });
  expect(await letters(id, "gathering-invited")).toHaveLength(302);

  await on(id, "cancel", { why: "A storm." });
  await toldAll(id);
  expect(await letters(id, "gathering-cancelled")).toHaveLength(302);
  const calendar = new Calendar();
  const own = (await letters(id, "gathering-invited", "gathering-moved", "gathering-cancelled"))
    .filter(({ to }) => to.email === "guest-3@example.org")
    .sort((a, b) => Number(a.facts.sequence) - Number(b.facts.sequence));
  for (const { content } of own.flatMap(calendarsOf)) calendar.take(content);
  expect([own.length, calendar.entries()]).toEqual([3, []]);
});

test("a gathering holds no more than it can, and says how many that is", async () => {
  const { body } = await plan("Congress", crowd(300));
  for (const from of [1000, 2000])
    expect((await on(body.id, "invite", { invited: crowd(300, from) })).status).toBe(200);
  const over = await on(body.id, "invite", { invited: crowd(101, 4000) });
  expect(over.body).toMatchObject({ code: "GatheringTooLarge", params: { invited: 1001, most: mostGuests } });
  expect((await on(body.id, "invite", { invited: crowd(100, 4000) })).status).toBe(200);
});

/** The timer rings at the instant that its row says, or later. */
async function ring(id: string, late?: string): Promise<string> {
  const milestone = await world.deps.milestones.find(milestoneId(id, "gathering"));
  const now = late ?? milestone?.dueAt ?? "";
  const said = { callId: world.callId, milestone: "gathering", round: milestone?.round ?? 0, subject: id };
  await commit(database.table, () => wake(depsOn(database.table, () => now))(Wake.parse(said)));
  return now;
}
const stateOf = async (id: string) => {
  const milestone = await world.deps.milestones.find(milestoneId(id, "gathering"));
  return [milestone?.state, milestone?.dueAt];
};

test("reminders come a week and a day before, once each however often a timer rings, and move with the gathering", async () => {
  const { body } = await plan("Coordinators", crowd(2));
  const id = String(body.id);
  expect(await stateOf(id)).toEqual(["ahead", "2023-09-22T07:00:00.000Z"]);
  await on(id, "move", { startsAt: "2023-10-06T07:00:00.000Z", why: "A clash." });
  expect(await stateOf(id)).toEqual(["ahead", "2023-09-29T07:00:00.000Z"]);
  // The timer of the day before the move finds another round.
  const stale = { callId: world.callId, milestone: "gathering", round: 1, subject: id };
  await commit(database.table, () =>
    wake(depsOn(database.table, () => "2023-09-29T07:00:00.000Z"))(Wake.parse(stale)),
  );
  expect(await letters(id, "gathering-reminder")).toEqual([]);
  expect(await ring(id)).toBe("2023-09-29T07:00:00.000Z");
  await ring(id, "2023-09-29T07:00:01.000Z");
  expect(await letters(id, "gathering-reminder")).toHaveLength(2);
  expect(await stateOf(id)).toEqual(["ahead", "2023-10-05T07:00:00.000Z"]);
  await ring(id);
  await ring(id);
  expect(await letters(id, "gathering-reminder")).toHaveLength(4);
  expect((await stateOf(id))[0]).toBe("done");
});

test("nobody is reminded of what was called off, or after an outage of what is over; and many are reminded in pages", async () => {
  const { body: off } = await plan("Called off", crowd(2));
  await on(off.id, "cancel", { why: "No." });
  expect((await stateOf(String(off.id)))[0]).toBe("done");
  const { body: over } = await plan("Over", crowd(2));
  await ring(String(over.id), "2023-09-29T08:00:00.000Z");
  expect(await letters(over.id, "gathering-reminder")).toEqual([]);
  const { body: many } = await plan("Many", crowd(120));
  const now = await ring(String(many.id));
  const subject = milestoneId(String(many.id), "gathering");
  expect(await asked(subject)).toBe(1);
  await toldAll(subject, now);
  expect(await letters(many.id, "gathering-reminder")).toHaveLength(120);
});
