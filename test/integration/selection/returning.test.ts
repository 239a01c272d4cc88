import { afterAll, beforeAll, expect, test } from "vitest";
import { Participation } from "../../../schemas/participation.ts";
import { callContent } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { made } from "../../support/one-of-each.ts";
import { selectionWorld } from "../../support/selection-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const newcomers = { id: "newcomers", attribute: "returning", value: "false", min: 1 };

/** A place of a town in another call: confirmed there, or only offered. */
async function placeElsewhere(
  world: Awaited<ReturnType<typeof selectionWorld>>,
  town: string,
  state: string,
) {
  const organisationId = (
    await world.deps.applications.get(world.applicationOf("umea"))
  ).organisationId.replace("umea", town);
  const place = made(Participation, state, {
    id: `participation_earlier-${world.callId.replace("call_", "")}-${town}`,
    callId: "call_earlier",
    organisationId,
  });
  const by = { sub: "person_anna", at: "2021-05-01T08:00:00.000Z" };
  await world.deps.table.transact(world.deps.participations.created(place, "confirm", by).writes);
}

test("who took part in another call is told apart from who is new, by the record of all calls", async () => {
  const world = await selectionWorld(database.table, "returning", {
    selection: { ...callContent().selection, quotas: [newcomers] },
  });
  await placeElsewhere(world, "umea", "confirmed");
  await placeElsewhere(world, "lund", "confirmed");
  await placeElsewhere(world, "kalmar", "offered");
  expect((await world.propose()).status).toBe(201);
  const { ranking } = await world.selection();
  expect(ranking.map(({ name, outcome, attributes }) => [name, outcome, attributes.returning])).toEqual([
    [expect.stringMatching(/umea/i), "selected", "true"],
    [expect.stringMatching(/lund/i), "reserve", "true"],
    [expect.stringMatching(/kalmar/i), "selected", "false"],
    [expect.stringMatching(/ystad/i), "belowThreshold", "false"],
  ]);
});

test("a call that does not count by it asks no record", async () => {
  const world = await selectionWorld(database.table, "not-returning");
  await placeElsewhere(world, "umea", "confirmed");
  expect((await world.propose()).status).toBe(201);
  const { ranking } = await world.selection();
  expect(ranking.flatMap(({ attributes }) => Object.keys(attributes)).includes("returning")).toBe(false);
});
