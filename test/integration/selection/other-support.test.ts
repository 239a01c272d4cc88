import { afterAll, beforeAll, expect, test } from "vitest";
import { rendered } from "../../../functions/letters/render.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { selectionWorld, type Town } from "../../support/selection-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof selectionWorld>>;
beforeAll(async () => {
  database = await startTable();
  const label = { en: "Buildings support", sv: "Byggstödet" };
  world = await selectionWorld(database.table, "doubly", {
    registers: [{ id: "buildings", label, source: "Agency" }],
    otherSupport: [{ register: "buildings", paysFor: { en: "buildings", sv: "byggnader" } }],
  });
});
afterAll(() => database.stop());

/** What the screening found of a town, as it stands in its entity. */
async function found(town: Town, code: string) {
  const { deps, by } = world;
  const before = await deps.screenings.get(world.applicationOf(town).replace("app_", "screening_"));
  const reason = { code, params: { register: "buildings", basis: "Ordinance 1", asOf: "2023-05-01" } };
  const after = { ...before, otherSupport: [{ register: "buildings", reason }] };
  await database.table.transact(deps.screenings.changed(before, after, "rescreen", by()).writes);
}

/** What a town reads in a letter of a kind about other support; empty where it says nothing. */
async function read(kind: string, town: Town) {
  const all = world.deps.letters.list({ index: "gsi1", key: `${world.callId}#letter`, shards: 8 });
  for await (const letter of all)
    if (letter.kind === kind && letter.to.email.startsWith(town))
      return (
        rendered(letter)
          .text.match(/Ni finns i registret [\s\S]*?(?=\n\n)/)?.[0]
          .replaceAll("\n", " ") ?? ""
      );
  return "no letter";
}
const register =
  "Ni finns i registret Byggstödet (Ordinance 1, 1 maj 2023). Det stödet betalar för byggnader. Samma kostnad får inte betalas två gånger: håll dem isär i planer och redovisning.";

test("the selected who have other support read what it pays for, and that nothing is paid twice", async () => {
  await found("umea", "alsoSupported");
  await found("lund", "notSupported");
  await found("kalmar", "alsoSupportedUnexplained");
  expect((await world.propose()).status).toBe(201);
  await world.approve();
  await world.announce();
  expect([await read("decision-selected", "umea"), await read("decision-selected", "lund")]).toEqual([
    register,
    "",
  ]);
});

test("so does whoever is called from the reserve, and is asked how the two differ where that was not said", async () => {
  const answer = await world.staff("POST /participations/{participationId}/withdraw", {
    as: { name: "eva", groups: ["applicant"], organisation: "org_umea" },
    params: { participationId: world.applicationOf("umea").replace("app_", "participation_") },
    body: { reason: "No posts." },
  });
  expect(answer.status).toBe(200);
  expect(await read("place-offered", "kalmar")).toBe(
    `${register} Ansökan säger inte hur de skiljer sig åt; skriv det till oss innan ni bekräftar.`,
  );
});
