import { afterAll, beforeAll, expect, test } from "vitest";
import { outOfBounds } from "../../../functions/reviewing/bound.ts";
import { proposeAssignment } from "../../../functions/reviewing/propose-assignment.ts";
import { Call } from "../../../schemas/call.ts";
import { OperationId } from "../../../schemas/ids.ts";
import { assigningRoutes as routes } from "../../../schemas/routes/assigning.ts";
import { callInput } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { reviewingWorld } from "../../support/reviewing-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const [track] = callInput().tracks;
const lot = (id: string, sv: string) => ({
  id,
  label: { sv, en: id },
  manager: { name: "Manager", email: "manager@example.org" },
});
const change = {
  lots: [lot("north", "Norra delen"), lot("south", "Södra delen")],
  tracks: [track, { ...track, id: "pilot", label: { sv: "Pilot", en: "Pilot" } }],
};

/** Two towns in the north, one of them as a pilot, and one in the south; each jury has two people, and Rolf reads everywhere. */
async function world(code: string, state: "screened" | "reviewing" = "screened") {
  const own = await reviewingWorld(database.table, code, { maxLoad: 3 }, change);
  const { deps, callId, by } = own;
  const call = await deps.calls.get(callId);
  if (state === "screened") {
    const confirmed = { by: "person_anna", at: own.clock.at, contentHash: "a".repeat(64) };
    const screened = Call.parse({ ...call, state, screeningConfirmed: confirmed });
    await database.table.transact(deps.calls.changed(call, screened, "test", by()).writes);
  }
  const towns = {
    umea: await own.application("umea", { lotId: "north" }),
    kiruna: await own.application("kiruna", { lotId: "north", track: "pilot" }),
    lund: await own.application("lund", { lotId: "south" }),
  };
  const people = {
    nils: await own.reviewer("nils", { lots: ["north"] }),
    nora: await own.reviewer("nora", { lots: ["north"], tracks: ["pilot"] }),
    sven: await own.reviewer("sven", { lots: ["south"] }),
    rolf: await own.reviewer("rolf"),
  };
  return { ...own, towns, people };
}

test("who is asked into a jury is told which, and a lot or track that is none is refused", async () => {
  const { staff, callId, deps } = await world("jury-invited");
  const profile = {
    personId: "person_rut",
    name: "Rut Ek",
    email: "rut@example.org",
    language: "sv",
    country: "FI",
    domains: [],
  };
  const invite = (more: object) =>
    staff("POST /calls/{callId}/invite-reviewer", { params: { callId }, body: { ...profile, ...more } });
  const wrong = await invite({ lots: ["north", "west"], tracks: ["host"] });
  expect([wrong.status, wrong.body.errors]).toEqual([
    422,
    [
      expect.objectContaining({ pointer: "/lots/1", code: "UnknownLot" }),
      expect.objectContaining({ pointer: "/tracks/0", code: "UnknownTrack" }),
    ],
  ]);
  expect((await invite({ lots: ["south"], tracks: ["pilot"] })).status).toBe(201);
  const letters = deps.letters.list({ index: "gsi1", key: `${callId}#letter`, shards: 8 });
  expect((await Array.fromAsync(letters)).map(({ facts }) => facts)).toMatchObject([
    { reads: ["Södra delen", "Pilot"] },
  ]);
});

test("a reviewer bids on what their jury reads, and on nothing else", async () => {
  const { as, people, towns } = await world("jury-bids");
  const openTo = async (name: keyof typeof people) => {
    const { body } = await as(name, "GET /reviewers/{reviewerId}/applications", {
      params: { reviewerId: people[name].id },
    });
    return routes.listBiddable.response
      .parse(body)
      .items.map(({ applicationId }) => applicationId)
      .toSorted();
  };
  expect(await openTo("nils")).toEqual([towns.kiruna, towns.umea].toSorted());
  expect(await openTo("nora")).toEqual([towns.kiruna]);
  expect(await openTo("sven")).toEqual([towns.lund]);
  expect(await openTo("rolf")).toEqual(Object.values(towns).toSorted());
  const bid = await as("sven", "PUT /reviewers/{reviewerId}/bids", {
    params: { reviewerId: people.sven.id },
    body: { bids: { [towns.umea]: "eager" } },
  });
  expect(bid.body.code).toBe("InputInvalid");
});

test("the assignment keeps juries apart, says so, and no wish of staff sets it aside", async () => {
  const { deps, callId, staff, towns, people, clock } = await world("jury-plan");
  const { output: plan, writes } = await proposeAssignment({ ...deps, now: () => clock.at })(
    callId,
    OperationId.parse("operation_jury-plan"),
  );
  await database.table.transact(writes);
  const readers = (town: string) =>
    plan.pairs
      .filter(({ applicationId }) => applicationId === town)
      .map(({ reviewerId }) => reviewerId)
      .toSorted();
  const { nils, nora, sven, rolf } = people;
  expect(readers(towns.umea)).toEqual([nils.id, rolf.id].toSorted());
  expect(readers(towns.lund)).toEqual([rolf.id, sven.id].toSorted());
  expect(readers(towns.kiruna)).toHaveLength(2);
  expect(readers(towns.kiruna)).not.toContain(sven.id);
  const params = { callId };
  const forced = await staff("POST /calls/{callId}/adjust-assignment-plan", {
    params,
    body: { force: [{ applicationId: towns.lund, reviewerId: nora.id }] },
  });
  expect([forced.body.code, forced.body.params]).toMatchObject(["ConflictOfInterest", { rule: "otherLot" }]);
});

test("staff see each jury, what it has to give, and what is short whatever the assignment", async () => {
  const { staff, callId } = await world("jury-figures");
  const { body } = await staff("GET /calls/{callId}/juries", { params: { callId } });
  expect(body.items).toEqual([
    {
      lotId: "north",
      track: "pilot",
      applications: 1,
      reviewers: 3,
      bound: 2,
      needed: 2,
      capacity: 3,
      short: 0,
    },
    {
      lotId: "north",
      track: "twin",
      applications: 1,
      reviewers: 2,
      bound: 1,
      needed: 2,
      capacity: 2,
      short: 0,
    },
    {
      lotId: "south",
      track: "twin",
      applications: 1,
      reviewers: 2,
      bound: 1,
      needed: 2,
      capacity: 2,
      short: 0,
    },
  ]);
  const alone = await reviewingWorld(database.table, "jury-short", {}, change);
  await alone.application("umea", { lotId: "north" });
  await alone.reviewer("nils", { lots: ["north"] });
  await alone.reviewer("sven", { lots: ["south"] });
  const short = await alone.staff("GET /calls/{callId}/juries", { params: { callId: alone.callId } });
  expect(short.body.items).toMatchObject([
    { lotId: "north", reviewers: 1, needed: 2, capacity: 1, short: 1 },
  ]);
});

test("a place that is left is filled from the same jury, or stays short where nobody of it is free", async () => {
  const { assigned, as, everyAssignment, towns, people, reviewer, staff, callId } = await world(
    "jury-repair",
    "reviewing",
  );
  const leave = async (town: Parameters<typeof assigned>[0], name: keyof typeof people) => {
    const { id } = await assigned(town, people[name]);
    return as(name, "POST /assignments/{assignmentId}/decline", {
      params: { assignmentId: id },
      body: { reason: "No time." },
    });
  };
  await assigned(towns.lund, people.rolf);
  await leave(towns.lund, "sven");
  const ofLund = async () => (await everyAssignment()).filter((one) => one.startsWith(towns.lund));
  // Nils and Nora are free, and of another jury.
  expect(await ofLund()).toEqual([`${towns.lund} person_rolf invited`, `${towns.lund} person_sven declined`]);
  const refused = await staff("POST /calls/{callId}/top-up-reviewers", { params: { callId }, body: {} });
  expect(refused.body.code).toBe("AssignmentInfeasible");
  await reviewer("sara", { lots: ["south"] });
  for (const [town, names] of [
    [towns.umea, ["nils", "rolf"]],
    [towns.kiruna, ["nils", "nora"]],
  ] as const)
    for (const name of names) await assigned(town, people[name]);
  expect(
    (await staff("POST /calls/{callId}/top-up-reviewers", { params: { callId }, body: {} })).status,
  ).toBe(200);
  expect(await ofLund()).toContain(`${towns.lund} person_sara invited`);
});

test("who is bound to lots is out of bounds where no lot was chosen", () => {
  expect(outOfBounds({ lots: ["north"] }, { track: "twin" })).toEqual([
    { code: "otherLot", params: { lot: "", reads: ["north"] } },
  ]);
  expect(outOfBounds({}, { track: "twin" })).toEqual([]);
  expect(
    outOfBounds({ lots: ["north"], tracks: ["pilot"] }, { lotId: "south", track: "twin" }).map(
      ({ code }) => code,
    ),
  ).toEqual(["otherLot", "otherTrack"]);
});
