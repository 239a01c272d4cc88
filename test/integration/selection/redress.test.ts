import { afterAll, beforeAll, expect, test } from "vitest";
import { wake } from "../../../functions/calls/wake.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { objectionId } from "../../../functions/selection/objections.ts";
import { commit } from "../../../functions/shared/step.ts";
import { ApplicationId } from "../../../schemas/ids.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { announcedAt, selectionWorld, type Town } from "../../support/selection-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof selectionWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await selectionWorld(database.table, "redress");
  await world.propose();
  await world.approve();
  await world.announce();
});
afterAll(() => database.stop());

const eva = { name: "eva", groups: ["applicant"] };
const ground = { ground: "facts", text: "The register that you looked into was a year old." };
/** 21 days after the letter, at the same wall time. */
const lastMoment = "2023-09-05T10:00:00.000Z";
const file = (town: Town, at = announcedAt, body: object = ground) => {
  world.clock.at = at;
  return world.staff("POST /applications/{applicationId}/objections", {
    as: eva,
    params: { applicationId: world.applicationOf(town) },
    body,
  });
};
const decide = (town: Town, name: string, body: object, more: object = {}) =>
  world.staff("POST /objections/{objectionId}/decide", {
    as: { name, groups: ["staff", "admin"], ...more },
    params: { objectionId: idOf(town) },
    body,
  });
const idOf = (town: Town) => objectionId(ApplicationId.parse(world.applicationOf(town)));
const letters = async () => (await world.letters()).filter((one) => one.startsWith("objection-"));

test("applicants read the decision with scores and comments per criterion, and until when they may object", async () => {
  const { body } = await world.staff("GET /applications/{applicationId}/decision", {
    as: eva,
    params: { applicationId: world.applicationOf("ystad") },
  });
  expect(body).toMatchObject({
    outcome: "belowThreshold",
    reason: { code: "belowThreshold", params: { criteria: ["ambition", "quality", "overall"] } },
    unweighted: "4.0000",
    comments: [
      { text: "Clear.", about: "" },
      { text: "Clear.", about: "" },
    ],
    objection: { until: lastMoment, appealable: false },
  });
  expect(body.criteria).toEqual(
    ["ambition", "quality"].map((id) => ({ id, label: id, mean: "2.0000", maxScore: "5", threshold: "3" })),
  );
});

test("an objection is taken until the last millisecond of its term, once, on a ground that the call names", async () => {
  expect((await file("ystad", announcedAt, { ...ground, ground: "taste" })).body.code).toBe("InputInvalid");
  expect((await file("lund", "2023-09-05T10:00:00.001Z")).body.code).toBe("DeadlinePassed");
  expect((await file("ystad", lastMoment)).status).toBe(201);
  expect((await file("ystad", lastMoment)).body.code).toBe("AlreadyExists");
  expect(await letters()).toHaveLength(1);
});

test("nobody who scored, proposed or approved answers it, nor anybody of the applicant's own", async () => {
  const rejected = { outcome: "rejected", reasons: "The register was of this year." };
  for (const name of ["rolf", "ria", "anna", "hedda"])
    expect([name, (await decide("ystad", name, rejected)).body.code]).toEqual([name, "OwnInterest"]);
  const own = await decide("ystad", "olle", rejected, { organisation: "org_ystad" });
  expect(own.body.code).toBe("OwnInterest");
  expect((await decide("ystad", "olle", rejected)).body.state).toBe("rejected");
  expect((await decide("ystad", "olle", rejected)).body.code).toBe("WrongState");
  expect(await letters()).toHaveLength(2);
});

test("the office is reminded before the answer is due, and not once it was given", async () => {
  expect((await file("kalmar")).status).toBe(201);
  const watched = async (town: Town) => world.deps.milestones.get(milestoneId(idOf(town), "objection"));
  expect((await watched("ystad")).state).toBe("dropped");
  const { dueAt, round } = await watched("kalmar");
  // Thirty days to answer, and three before that; in the zone of the call.
  expect(dueAt).toBe("2023-09-11T10:00:00.000Z");
  world.clock.at = dueAt;
  const due = { callId: world.callId, milestone: "objection", round, subject: idOf("kalmar") } as const;
  await commit(database.table, () => wake(world.deps)(due));
  await commit(database.table, () => wake(world.deps)(due));
  expect((await letters()).filter((one) => one.startsWith("objection-due"))).toEqual([
    "objection-due office@example.org",
  ]);
});

test("an objection that is right is evaluated again, and then gives a place for the reasons stated", async () => {
  const reevaluated = await decide("kalmar", "olle", { outcome: "reevaluated", reasons: "Fact was wrong." });
  expect(reevaluated.body.state).toBe("reevaluating");
  const upheld = { outcome: "upheld", reasons: "With the right fact it is above the cut.", remedy: "place" };
  expect((await decide("kalmar", "rolf", upheld)).body.code).toBe("OwnInterest");
  const answer = await decide("kalmar", "olga", upheld);
  expect([answer.status, answer.body.state]).toEqual([200, "upheld"]);
  const place = await world.deps.participations.get("participation_redress-kalmar");
  expect(place.state).toBe("offered");
  const all = await world.letters();
  expect(all.filter((one) => /^(objection-decided|place-offered)/.test(one))).toHaveLength(4);
  const { body } = await world.staff("GET /calls/{callId}/objections", { params: { callId: world.callId } });
  expect(Array.isArray(body.items) && body.items.map(({ state }) => state).toSorted()).toEqual([
    "rejected",
    "upheld",
  ]);
});
