import { afterAll, beforeAll, expect, test } from "vitest";
import { tellIneligible } from "../../../functions/screening/tell-ineligible.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { screeningWorld } from "../../support/screening-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const overview = "GET /calls/{callId}/screening-overview";
const confirm = "POST /calls/{callId}/confirm-screening";
const propose = "POST /applications/{applicationId}/screening-override";
const early = { completeWithinDays: 10, remindDaysBefore: 3, tellIneligible: "afterScreening" };
const foreign = {
  contact: { name: "Ola", email: "oslo@example.org", language: "en" },
  organisation: { id: "org_oslo", name: "Oslo", country: "NO", type: "municipality", population: 700_000 },
};

async function world(code: string, change: object = {}) {
  const built = await screeningWorld(database, code, change);
  const kalmar = await built.applied("kalmar");
  const oslo = await built.applied("oslo", foreign);
  await built.screened();
  const params = { callId: built.callId };
  const read = async () => (await built.staff("anna", overview, { params })).body;
  return { ...built, kalmar, oslo, params, read };
}

test("staff confirm exactly what they read, and only then are reviewers assigned", async () => {
  const { staff, params, read, oslo } = await world("confirmed");
  const assign = () => staff("anna", "POST /calls/{callId}/assign-reviewers", { params });
  expect((await assign()).body.code).toBe("ScreeningNotConfirmed");
  const before = await read();
  expect(before).toMatchObject({
    eligible: 1,
    ineligible: [{ applicationId: oslo, rules: ["country"] }],
    open: [],
    lists: [],
  });
  const wrong = await staff("anna", confirm, { params, body: { contentHash: "0".repeat(64) } });
  expect([wrong.status, wrong.body.code]).toEqual([409, "ContentChanged"]);
  const body = { contentHash: before.contentHash };
  const confirmed = await staff("anna", confirm, { params, body });
  expect([confirmed.status, confirmed.body.screeningConfirmed]).toMatchObject([
    200,
    { by: "person_anna", contentHash: before.contentHash },
  ]);
  expect((await assign()).status).toBe(202);
  expect((await staff("anna", confirm, { params, body })).body.code).toBe("WrongState");
});

test("what is open must end first, and what changes in between was not read", async () => {
  const { staff, params, read, oslo, screening } = await world("open");
  const { contentHash } = await read();
  const of = { params: { applicationId: oslo } };
  await staff("anna", propose, { ...of, body: { eligible: true, reason: "An observer." } });
  const open = await staff("anna", confirm, { params, body: { contentHash } });
  expect([open.status, open.body.code, open.body.params]).toEqual([
    409,
    "ScreeningOpen",
    { applications: [oslo] },
  ]);
  const proposed = await screening(oslo);
  if (proposed.state !== "overrideProposed") throw new Error(`It is ${proposed.state}.`);
  const body = { contentHash: proposed.proposal.contentHash };
  await staff("berit", "POST /applications/{applicationId}/confirm-screening-override", { ...of, body });
  const stale = await staff("anna", confirm, { params, body: { contentHash } });
  expect(stale.body.code).toBe("ContentChanged");
  const done = await staff("anna", confirm, { params, body: { contentHash: (await read()).contentHash } });
  expect(done.status).toBe(200);
  const late = await staff("anna", propose, { ...of, body: { eligible: false, reason: "After all." } });
  expect(late.body.code).toBe("WrongState");
});

test("a change while staff confirm is not confirmed unread", async () => {
  const { staff, params, read, oslo } = await world("race");
  const { contentHash } = await read();
  const body = { eligible: true, reason: "An observer." };
  const [confirmed, proposed] = await Promise.all([
    staff("anna", confirm, { params, body: { contentHash } }),
    staff("berit", propose, { params: { applicationId: oslo }, body }),
  ]);
  // Whoever comes second finds what the first has written.
  expect([confirmed.status === 200, proposed.status === 200].filter(Boolean)).toHaveLength(1);
});

test("where the call says so, those who may not take part are told at once, and once", async () => {
  const { deps, staff, params, read, letters, callId } = await world("told-early", { screening: early });
  const { contentHash } = await read();
  const shown = await staff("anna", confirm, { params, body: { contentHash }, query: { dryRun: "true" } });
  expect(shown.body.changes).toContainEqual(expect.objectContaining({ type: "operation" }));
  await staff("anna", confirm, { params, body: { contentHash } });
  for (let again = 0; again < 2; again += 1) await tellIneligible(deps)(callId, "");
  expect(await letters()).toEqual(["decision-ineligible oslo@example.org"]);
});

test("where the call says nothing, nobody is told before everybody is", async () => {
  const { staff, params, read } = await world("told-late");
  const body = { contentHash: (await read()).contentHash };
  const shown = await staff("anna", confirm, { params, body, query: { dryRun: "true" } });
  expect(shown.body).toMatchObject({ changes: [{ action: "confirmScreening" }], letters: [] });
});
