import { afterAll, beforeAll, expect, test } from "vitest";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { learningContent } from "../../support/learning-content.ts";
import { programmeWorld } from "../../support/programme-world.ts";

const label = { en: "Buildings support", sv: "Byggstödet" };
const otherSupport = [{ register: "otherBuildings", paysFor: { en: "buildings", sv: "byggnader" } }];
const milestones = [{ id: "final", label: { en: "Report" }, on: "2025-04-01", reportTo: "The Ministry" }];

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  const registers = [{ id: "otherBuildings", label, source: "Agency" }];
  const more = { ...learningContent, milestones, registers, otherSupport };
  world = await programmeWorld(database, "supported", ["lund", "umea", "ystad"], more);
});
afterAll(() => database.stop());

const as = { name: "anna", groups: ["staff"] };
async function drawnUp() {
  const params = { callId: world.callId, milestone: "final" };
  const { body } = await world.ask("POST /calls/{callId}/reports/{milestone}/draw-up", { as, params });
  expect(body.state).toBe("drawnUp");
  const versions = Array.isArray(body.versions) ? body.versions : [];
  const page = await world.ask("GET /calls/{callId}/reports/{milestone}", {
    as,
    params,
    query: { language: "sv" },
  });
  return { support: versions.at(-1)?.facts.otherSupport, page: String(page.body.text) };
}
const imported = (asOf: string, entries: readonly string[]) =>
  world.ask("POST /registers", {
    as,
    body: {
      holds: "organisations",
      register: "otherBuildings",
      basis: "Ordinance 1",
      asOf,
      source: "A",
      entries,
    },
  });

test("the report holds participants against the register that is in force on its day, not only on the deadline's", async () => {
  const before = await drawnUp();
  expect(before.support).toEqual([
    { register: label, paysFor: otherSupport[0]?.paysFor, organisations: [], unexplained: [] },
  ]);
  expect(before.page).toContain("Ingen version importerad");
  const lund = await world.deps.participations.get(world.place("lund"));
  const reason = { code: "alsoSupportedUnexplained", params: { register: "otherBuildings" } };
  const after = { ...lund, otherSupport: [{ register: "otherBuildings", reason }] };
  const by = { sub: "person_anna", at: "2024-01-01T08:00:00.000Z" };
  await database.table.transact(world.deps.participations.changed(lund, after, "correct", by).writes);
  await imported("2023-05-01", ["Municipality of lund"]);
  await imported("2024-09-01", ["Municipality of lund", "Municipality of Umea, SE"]);
  await imported("2025-05-01", ["Municipality of ystad"]);
  const { support, page } = await drawnUp();
  expect(support).toEqual([
    {
      register: label,
      paysFor: otherSupport[0]?.paysFor,
      basis: "Ordinance 1",
      asOf: "2024-09-01",
      organisations: ["Municipality of lund", "Municipality of umea"],
      unexplained: ["Municipality of lund"],
    },
  ]);
  expect(page).toContain("Ordinance 1, 1 september 2024");
});
