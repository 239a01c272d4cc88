import { afterAll, beforeAll, expect, test } from "vitest";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { screeningWorld } from "../../support/screening-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const both = (text: string) => ({ en: text, sv: text });
const register = (id: string, more: object = {}) => ({ id, label: both(id), source: "The agency", ...more });
const version = (register: string, asOf: string, entries: string[], more: object = {}) => ({
  register,
  basis: "Decision of the board",
  asOf,
  source: "https://example.org/register",
  holds: "organisations",
  entries,
  ...more,
});

test("the version in force on the deadline decides, and the screening names it", async () => {
  const rule = { rule: "register", register: "support" };
  const world = await screeningWorld(database, "in-force", {
    eligibility: [rule],
    registers: [register("support")],
  });
  const put = (body: object) => world.staff("anna", "POST /registers", { body });
  const [early, inForce] = [
    await put(version("support", "2023-01-01", ["Lund"])),
    await put(version("support", "2023-06-30", ["municipality of KALMAR", "Vaasa, FI"])),
  ];
  await put(version("support", "2023-07-01", ["Nobody"]));
  expect([early.status, inForce.status]).toEqual([201, 201]);
  const kalmar = await world.applied("kalmar");
  const lund = await world.applied("lund");
  const vaasa = await world.applied("vaasa", {
    organisation: { id: "org_vaasa", name: "Vaasa", country: "FI", type: "municipality" },
  });
  const namesake = await world.applied("namesake", {
    organisation: { id: "org_namesake", name: "Vaasa", country: "SE", type: "municipality" },
  });
  await world.screened();
  const found = await Promise.all([kalmar, lund, vaasa, namesake].map((id) => world.screening(id)));
  expect(found.map(({ state }) => state)).toEqual(["eligible", "ineligible", "eligible", "ineligible"]);
  expect(found[1]?.outcomes).toEqual([
    {
      rule: "register",
      passed: false,
      reason: {
        code: "register",
        params: {
          register: "support",
          name: "Municipality of lund",
          listed: true,
          version: inForce.body.id,
          basis: "Decision of the board",
          asOf: "2023-06-30",
        },
      },
    },
  ]);
  const params = { callId: world.callId };
  const { body } = await world.staff("anna", "GET /calls/{callId}/screening-overview", { params });
  expect(body.lists).toEqual([
    { list: "support", version: inForce.body.id, basis: "Decision of the board", asOf: "2023-06-30" },
  ]);
});

test("a list of countries goes by its legal basis and the day of the opening, where the call says so", async () => {
  const rule = {
    rule: "country",
    basis: "Written into the call",
    asOf: "2023-01-01",
    allowed: ["DE"],
    list: "associated",
  };
  const world = await screeningWorld(database, "countries", {
    eligibility: [rule],
    registers: [register("associated", { inForceOn: "opening", basis: "Horizon Europe" })],
  });
  const list = (basis: string, asOf: string, entries: string[]) =>
    world.staff("anna", "POST /registers", {
      body: version("associated", asOf, entries, { basis, holds: "countries" }),
    });
  await list("Horizon Europe", "2023-05-03", ["SE"]);
  await list("Horizon Europe", "2023-06-01", ["FI"]);
  await list("Another basis", "2023-05-01", ["NO"]);
  const swedish = await world.applied("kalmar");
  await world.screened();
  expect((await world.screening(swedish)).outcomes).toMatchObject([
    { passed: true, reason: { params: { country: "SE", basis: "Horizon Europe", asOf: "2023-05-03" } } },
  ]);
  const organisation = { country: "DE", type: "municipality" };
  const test = await world.person({ name: "x", groups: [] }, "POST /calls/{callId}/self-test", {
    params: { callId: world.callId },
    body: { organisation },
  });
  expect(test.body.eligible).toBe(false);
});

test("what is recorded excludes nobody, and says what was found", async () => {
  const rule = { rule: "register", register: "mission", decides: false };
  const world = await screeningWorld(database, "recorded", {
    eligibility: [rule],
    registers: [register("mission")],
  });
  const entries = ["org_lund"];
  await world.staff("anna", "POST /registers", { body: version("mission", "2022-04-28", entries) });
  const [kalmar, lund] = [await world.applied("kalmar"), await world.applied("lund")];
  await world.screened();
  const found = await Promise.all([kalmar, lund].map((id) => world.screening(id)));
  expect(found.map(({ state, outcomes }) => [state, outcomes[0]?.reason.params.listed])).toEqual([
    ["eligible", false],
    ["eligible", true],
  ]);
});

test("a version never changes; the same again changes nothing", async () => {
  const { staff } = await screeningWorld(database, "immutable");
  const put = (entries: string[]) =>
    staff("anna", "POST /registers", { body: version("fixed", "2023-01-01", entries) });
  await put(["B", "A"]);
  const same = await put(["A", "B"]);
  expect([same.status, same.body.rev]).toEqual([201, 1]);
  const other = await put(["A"]);
  expect([other.status, other.body.code]).toEqual([409, "RegisterDiffers"]);
  const { body } = await staff("anna", "GET /registers/{register}", { params: { register: "fixed" } });
  expect(body.items).toMatchObject([{ asOf: "2023-01-01", size: 2, importedBy: "person_anna" }]);
  const params = { registerVersionId: String(same.body.id) };
  const whole = await staff("anna", "GET /register-versions/{registerVersionId}", { params });
  expect(whole.body.entries).toEqual(["A", "B"]);
});
