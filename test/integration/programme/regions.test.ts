import { afterAll, beforeAll, expect, test } from "vitest";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { learningContent } from "../../support/learning-content.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let quiet: typeof world;
let networkId = "";
beforeAll(async () => {
  database = await startTable();
  const read = ["members", "deliverables", "measures"];
  world = await programmeWorld(database, "regions", ["kalmar", "vaxjo", "umea"], {
    ...learningContent,
    regions: { read },
  });
  quiet = await programmeWorld(database, "quiet", ["kalmar", "vaxjo"]);
  networkId = await cluster(world);
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const rut = { name: "rut", groups: ["observer"] };
const contact = (name: string) => ({ name, email: `${name}@example.org`, language: "sv" });
const cluster = async (of: typeof world) => {
  const { body } = await of.ask("POST /networks", {
    as: staff,
    body: {
      callId: of.callId,
      kind: "cluster",
      title: { sv: "Kalmarklustret" },
      members: ["kalmar", "vaxjo"].map(of.place),
      coordinator: { ...contact("kim"), organisation: "Region Kalmar" },
      parties: [
        { id: "region", kind: "region", organisation: "Region Kalmar", contact: contact("rut") },
        { id: "firm", kind: "company", organisation: "A firm", contact: contact("fia") },
      ],
    },
  });
  return String(body.id);
};
const read = (of: typeof world, id: string, as = rut) =>
  of.ask("GET /networks/{networkId}/region", { as, params: { networkId: id } });
const officer = (town: string) => ({ name: town, groups: ["applicant"], organisation: `org_${town}` });
const onPlace = (what: string, town: string, body: object) =>
  world.ask(`POST /participations/{participationId}/${what}`, {
    as: officer(town),
    params: { participationId: world.place(town) },
    body,
  });
const showcase = (title: string, handIn: boolean) => ({
  kind: "showcase",
  content: {
    title: { sv: title },
    sections: { story: "S." },
    showcase: { stage: "applied", scale: "pilot", summary: { en: "Brief.", sv: "Kort." } },
  },
  handIn,
});

test("a region reads of its own municipalities what the programme lets it, and nothing unfinished", async () => {
  await onPlace("deliverables", "kalmar", showcase("Kalmars", true));
  await onPlace("deliverables", "vaxjo", showcase("Halvfärdigt", false));
  await onPlace("deliverables", "umea", showcase("Umeås", true));
  await onPlace("measures", "vaxjo", { title: "Biogas", domain: "energy" });
  await onPlace("measures", "umea", { title: "Spårvagn", domain: "transport" });
  const { body } = await read(world, networkId);
  expect(body).toEqual({
    networkId,
    title: { sv: "Kalmarklustret" },
    members: ["kalmar", "vaxjo"].map((town) =>
      expect.objectContaining({ organisation: `Municipality of ${town}` }),
    ),
    deliverables: [
      {
        organisations: ["Municipality of kalmar"],
        kind: "showcase",
        title: { sv: "Kalmars" },
        state: "handedIn",
      },
    ],
    measures: [
      { organisation: "Municipality of vaxjo", title: "Biogas", domain: "energy", state: "planned" },
    ],
  });
  expect(JSON.stringify(body)).not.toContain("@");
});

test("no other party, and no region of another network, reads it; where the programme says nothing, nothing is shown", async () => {
  for (const name of ["fia", "kim", "ulf"])
    expect((await read(world, networkId, { name, groups: ["observer"] })).status).toBe(403);
  expect((await read(world, networkId, { name: "rut", groups: ["applicant"] })).status).toBe(403);
  const other = await cluster(quiet);
  expect((await read(quiet, other)).body).toEqual({ networkId: other, title: { sv: "Kalmarklustret" } });
});
