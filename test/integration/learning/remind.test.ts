import { afterAll, beforeAll, expect, test } from "vitest";
import { owedLadder } from "../../../functions/learning/owed-ladder.ts";
import { remindParticipants } from "../../../functions/learning/remind-participants.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import type { Milestone } from "../../../schemas/operation.ts";
import { during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { learningContent } from "../../support/learning-content.ts";
import { programmeWorld } from "../../support/programme-world.ts";

const towns = Array.from({ length: 25 }, (_, i) => `town${String(i).padStart(2, "0")}`);
const by = { sub: "person_anna", at: during };
let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let ladder: Milestone[];
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "reminded", towns, learningContent);
  const { content } = await world.deps.calls.get(world.callId);
  ladder = owedLadder({ callId: world.callId, content }, during);
});
afterAll(() => database.stop());

const told = async () => {
  const all = await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId)));
  return all.map(({ kind, to }) => `${kind} ${to.email}`).sort();
};

/** Reaches a rung, and works through its pages as the workflow does. */
async function reach(name: Milestone["name"], what: string) {
  const milestone = ladder.find((one) => one.name === name && one.subject?.endsWith(`#${what}`));
  if (milestone === undefined) throw new Error(`no ${name} of ${what}`);
  const known = await world.deps.milestones.find(milestone.id);
  const done = { ...milestone, state: "done" as const };
  if (known === undefined)
    await database.table.transact(world.deps.milestones.created(done, "set", by).writes);
  let pages = 0;
  let position = "";
  for (let more = true; more; pages += 1)
    ({ position, more } = await remindParticipants(world.deps)(world.callId, milestone.id, position));
  return pages;
}

test("each thing owed has its rungs before and after its day, in the zone of the call", () => {
  const dates = ladder
    .filter(({ subject }) => subject?.endsWith("#deliverable.replicationPlan"))
    .map(({ name, dueAt }) => `${name} ${dueAt}`);
  expect(dates).toEqual([
    "owed-soon 2025-04-16T21:59:00.000Z",
    "owed-late 2025-05-07T21:59:00.000Z",
    "owed-escalated 2025-05-21T21:59:00.000Z",
  ]);
});

test("who owes is reminded, page by page, and who has delivered is not; a rung that runs twice tells nobody twice", async () => {
  const ask = (town: string) =>
    world.ask("PUT /participations/{participationId}/learning-plan", {
      as: { name: town, groups: ["applicant"], organisation: `org_${town}` },
      params: { participationId: world.place(town) },
      body: { aims: [{ id: "a", aim: "To learn." }] },
    });
  for (const town of towns.slice(0, 3)) expect((await ask(town)).status).toBe(200);
  expect(await reach("owed-soon", "learningPlan.start")).toBe(2);
  const reminded = towns.slice(3).map((town) => `owed-reminder ${town}@example.org`);
  expect(await told()).toEqual(reminded);
  await reach("owed-soon", "learningPlan.start");
  expect(await told()).toEqual(reminded);
});

test("the last rung tells the office alone, in one letter", async () => {
  const before = (await told()).length;
  await reach("owed-escalated", "learningPlan.start");
  const after = await told();
  expect(after).toHaveLength(before + 1);
  expect(after).toContain("owed-overdue office@example.org");
});
