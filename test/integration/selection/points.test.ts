import { afterAll, beforeAll, expect, test } from "vitest";
import { screeningId } from "../../../functions/screening/screenings.ts";
import { involvedIn } from "../../../functions/selection/decide-objection.ts";
import { ApplicationId } from "../../../schemas/ids.ts";
import { callInput } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { selectionWorld, type Town } from "../../support/selection-world.ts";

const [track] = callInput().tracks;
const both = (sv: string, en: string) => ({ sv, en });
const desirable = [
  { id: "dialogue", label: both("Medborgardialog", "Dialogue"), points: 1.5 },
  { id: "unity", label: both("Enighet", "Unity"), points: 1, fourEyes: true },
  { id: "why", label: both("Motiv", "Motive"), points: 0.5, question: "why" },
];

let database: TestTable;
let world: Awaited<ReturnType<typeof selectionWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await selectionWorld(database.table, "points", { tracks: [{ ...track, desirable }] }, "reviewing");
});
afterAll(() => database.stop());

const asked = (
  route: string,
  town: Town,
  body: object,
  {
    name = "anna",
    organisation,
    ...more
  }: {
    name?: string;
    organisation?: string;
    query?: Record<string, string>;
    headers?: Record<string, string>;
  } = {},
) =>
  world.staff(`POST /applications/{applicationId}/${route}`, {
    as: { name, groups: ["staff"], ...(organisation === undefined ? {} : { organisation }) },
    params: { applicationId: world.applicationOf(town) },
    body,
    ...more,
  });
const give = (town: Town, body: object, more: Parameters<typeof asked>[3] = {}) =>
  asked(
    "give-points",
    town,
    { desirable: "dialogue", points: 1, reason: "Annex 2 describes it.", ...body },
    more,
  );
const pointsOf = async (town: Town) =>
  (await world.deps.screenings.get(screeningId(ApplicationId.parse(world.applicationOf(town))))).points;

test("staff give points with a reason, after seeing what would change, and not past what somebody else changed", async () => {
  const dry = await give("kalmar", {}, { query: { dryRun: "true" } });
  expect(dry.body.changes).toEqual([
    { type: "screening", id: `screening_points-kalmar`, action: "givePoints" },
  ]);
  expect(await pointsOf("kalmar")).toEqual([]);
  expect((await give("kalmar", {}, { headers: { "if-match": '"7"' } })).body.code).toBe("PreconditionFailed");
  const given = await give("kalmar", { points: 1.5 }, { headers: { "if-match": '"1"' } });
  expect([given.status, given.body.rev]).toEqual([200, 2]);
  // The later word holds.
  expect((await give("kalmar", { points: 1.25 })).status).toBe(200);
  expect(await pointsOf("kalmar")).toMatchObject([
    { desirable: "dialogue", points: 1.25, by: "person_anna", state: "given" },
  ]);
  const trail = await world.staff("GET /audit/{entityId}", {
    params: { entityId: "screening_points-kalmar" },
  });
  expect(trail.body.entries).toMatchObject([
    { action: "screen" },
    { action: "givePoints", by: "person_anna", details: { desirable: "dialogue", points: 1.5 } },
    { action: "givePoints", by: "person_anna", details: { desirable: "dialogue", points: 1.25 } },
  ]);
});

test.each([
  ["more than the criterion gives", { points: 2 }, "/points AboveMaximum"],
  ["what an answer earns", { desirable: "why", points: 0.5 }, "/desirable EarnedByAnswer"],
  ["what is not welcome here", { desirable: "beauty" }, "/desirable UnknownDesirable"],
  ["finer points than can be told apart", { points: 0.00001 }, "/points TooManyDecimals"],
  ["points without a reason", { reason: "" }, "/reason TooSmall", "/reason TooSmall"],
])("refused are %s", async (_, body, ...faults) => {
  const answer = await give("lund", body);
  const errors = Array.isArray(answer.body.errors) ? answer.body.errors : [];
  expect([answer.status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([
    422,
    ...faults,
  ]);
});

test("nobody gives points to their own organisation, nor agrees to their own", async () => {
  expect((await give("lund", {}, { organisation: "org_lund" })).body.code).toBe("OwnInterest");
  const unity = { desirable: "unity", points: 1, reason: "All parties have signed." };
  expect((await give("lund", unity)).body.points).toMatchObject([{ state: "proposed", desirable: "unity" }]);
  const [proposal] = await pointsOf("lund");
  if (proposal?.state !== "proposed") throw new Error("It was not proposed.");
  const read = { desirable: "unity", contentHash: proposal.contentHash };
  expect((await asked("confirm-points", "lund", read)).body.code).toBe("OwnInterest");
  const related = { name: "berit", organisation: "org_lund" };
  expect((await asked("confirm-points", "lund", read, related)).body.code).toBe("OwnInterest");
  const blind = { ...read, contentHash: "0".repeat(64) };
  expect((await asked("confirm-points", "lund", blind, { name: "berit" })).body.code).toBe("ContentChanged");
  // Reviewing is not over while something waits for a second word.
  const early = await world.close();
  expect([early.body.code, early.body.params]).toEqual([
    "PointsUnconfirmed",
    { applications: [world.applicationOf("lund")] },
  ]);
  expect((await asked("confirm-points", "lund", read, { name: "berit" })).status).toBe(200);
  expect((await asked("confirm-points", "lund", read, { name: "berit" })).body.code).toBe("WrongState");
});

test("a proposal that falls leaves what was given before", async () => {
  expect((await give("lund", { desirable: "unity", points: 0, reason: "One was missing." })).status).toBe(
    200,
  );
  expect((await pointsOf("lund")).map(({ state, points }) => [state, points])).toEqual([
    ["given", 1],
    ["proposed", 0],
  ]);
  expect((await asked("drop-points", "lund", { desirable: "unity" }, { name: "berit" })).status).toBe(200);
  expect(await pointsOf("lund")).toMatchObject([
    { state: "given", points: 1, agreed: { by: "person_berit" } },
  ]);
});

test("they rank, never exclude, meet no threshold, and stand with their reason in decision and letter", async () => {
  expect((await give("ystad", { points: 1.5 })).status).toBe(200);
  expect((await world.close()).status).toBe(200);
  // Nobody can give any once the ranking can be known.
  expect((await give("umea", {})).body.code).toBe("WrongState");
  expect((await world.propose()).status).toBe(201);
  const { ranking } = await world.selection();
  expect(
    ranking.map(({ name, score, unweighted, outcome }) => [name.slice(16), score, unweighted, outcome]),
  ).toEqual([
    ["umea", "10.0000", "9.5000", "selected"],
    ["lund", "9.5000", "8.0000", "selected"],
    ["kalmar", "8.7500", "7.0000", "reserve"],
    // 4.0 and two points more are still below the threshold.
    ["ystad", "6.0000", "4.0000", "belowThreshold"],
  ]);
  expect((await world.approve()).status).toBe(200);
  expect((await give("umea", {})).body.code).toBe("WrongState");
  // Who gave points, or agreed to them, had a part in the decision: an objection is for somebody else.
  const of = { callId: world.callId, applicationId: ApplicationId.parse(world.applicationOf("lund")) };
  expect(await involvedIn(world.deps, of)).toEqual(expect.arrayContaining(["person_anna", "person_berit"]));
  await world.announce();
  const { body } = await world.staff("GET /applications/{applicationId}/decision", {
    as: { name: "eva", groups: ["applicant"] },
    params: { applicationId: world.applicationOf("kalmar") },
  });
  expect(body.points).toEqual([
    { desirable: "dialogue", points: 1.25, reason: "Annex 2 describes it." },
    { desirable: "why", points: 0.5 },
  ]);
  const letters = world.deps.letters.list({ index: "gsi1", key: `${world.callId}#letter`, shards: 8 });
  const letter = (await Array.fromAsync(letters)).find(({ kind }) => kind === "decision-reserve");
  expect(letter?.facts).toMatchObject({
    points: [
      { label: "Medborgardialog", points: "1.25", reason: "Annex 2 describes it." },
      { label: "Motiv", points: "0.5", reason: "" },
    ],
  });
});
