import { afterAll, beforeAll, expect, test } from "vitest";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { screeningWorld } from "../../support/screening-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const propose = "POST /applications/{applicationId}/screening-override";
const confirm = "POST /applications/{applicationId}/confirm-screening-override";
const drop = "POST /applications/{applicationId}/drop-screening-override";
const small = { organisation: { ...organisation("small"), population: 4000 } };
function organisation(town: string) {
  return { id: `org_${town}`, name: town, country: "SE", type: "municipality", population: 70_000 };
}

async function proposed(code: string) {
  const world = await screeningWorld(database, code);
  const id = await world.applied("small", small);
  await world.screened();
  const params = { applicationId: id };
  const body = { eligible: true, reason: "Counted with its islands it has 11,000." };
  const answer = await world.staff("anna", propose, { params, body });
  const screening = await world.screening(id);
  if (screening.state !== "overrideProposed") throw new Error(`It is ${screening.state}.`);
  return { ...world, id, params, answer, read: { contentHash: screening.proposal.contentHash } };
}

test("one proposes with a reason, another agrees, and the rules' own outcome stays beside it", async () => {
  const { answer, staff, params, read, screening, id } = await proposed("two-people");
  expect([answer.status, answer.body.state]).toEqual([200, "overrideProposed"]);
  const own = await staff("anna", confirm, { params, body: read });
  expect([own.status, own.body.code]).toEqual([403, "OwnInterest"]);
  const agreed = await staff("berit", confirm, { params, body: read });
  expect([agreed.status, agreed.body.state]).toEqual([200, "eligible"]);
  const { outcomes, ...after } = await screening(id);
  expect(outcomes.filter(({ passed }) => !passed).map(({ rule }) => rule)).toEqual(["minPopulation"]);
  expect(after).toMatchObject({
    override: {
      proposedBy: "person_anna",
      by: "person_berit",
      reason: "Counted with its islands it has 11,000.",
    },
  });
  const trail = await staff("berit", "GET /audit/{entityId}", { params: { entityId: String(after.id) } });
  expect(trail.body.entries).toMatchObject([
    { action: "screen", by: "system" },
    { action: "proposeOverride", by: "person_anna", details: { to: "eligible", ...read } },
    { action: "confirmOverride", by: "person_berit", details: { to: "eligible", ...read } },
  ]);
});

test("nobody decides on their own organisation, nor agrees to what they have not read", async () => {
  const { staff, params, read } = await proposed("own-town");
  const related = await staff("berit", confirm, { params, body: read }, "org_small");
  expect(related.body.code).toBe("OwnInterest");
  const blind = await staff("berit", confirm, { params, body: { contentHash: "0".repeat(64) } });
  expect([blind.status, blind.body.code]).toEqual([409, "ContentChanged"]);
  // Dropped and proposed anew with another reason: what was read before is not what would be decided.
  await staff("anna", drop, { params });
  await staff("anna", propose, { params, body: { eligible: true, reason: "Another reason." } });
  const stale = await staff("berit", confirm, { params, body: read });
  expect(stale.body.code).toBe("ContentChanged");
});

test("a proposal that is dropped leaves what was decided before", async () => {
  const { staff, params, screening, id } = await proposed("dropped");
  const again = await staff("berit", propose, { params, body: { eligible: true, reason: "Too." } });
  expect(again.body.code).toBe("WrongState");
  const dropped = await staff("berit", drop, { params });
  expect([dropped.status, dropped.body.state]).toEqual([200, "ineligible"]);
  expect(await screening(id)).not.toHaveProperty("override");
  const same = await staff("berit", propose, { params, body: { eligible: false, reason: "It is." } });
  expect(same.body.code).toBe("WrongState");
});

test("of two who agree at the same time one does", async () => {
  const { staff, params, read } = await proposed("at-once");
  const answers = await Promise.all([
    staff("berit", confirm, { params, body: read }),
    staff("carl", confirm, { params, body: read }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});
