import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { reviewingWorld } from "../../support/reviewing-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const profile = {
  personId: "person_rolf",
  name: "Rolf Ek",
  email: "rolf@example.org",
  language: "sv",
  languages: ["sv", "en"],
  country: "FI",
  employer: "Aalto",
  domains: ["energy"],
  pastProjects: [{ organisationId: "org_vaasa", title: "Heat", lastYear: 2022 }],
};
const invite = "POST /calls/{callId}/invite-reviewer";

describe("the pool", () => {
  test("asks a person, who accepts, states when they are away, and is told each time", async () => {
    const world = await reviewingWorld(database.table, "pool-yes");
    const { callId } = world;
    const { status, body } = await world.staff(invite, { params: { callId }, body: profile });
    expect([status, body.state]).toEqual([201, "invited"]);
    const params = { reviewerId: String(body.id) };
    const away = [{ from: "2023-07-01", until: "2023-07-20" }];
    const early = await world.as("rolf", "PUT /reviewers/{reviewerId}/availability", {
      params,
      body: { away },
    });
    expect(early.body.code).toBe("WrongState");
    const other = await world.as("maja", "POST /reviewers/{reviewerId}/accept", { params, body: {} });
    expect(other.body.code).toBe("NotPermitted");
    const accepted = await world.as("rolf", "POST /reviewers/{reviewerId}/accept", { params, body: {} });
    expect([accepted.status, accepted.body.state]).toEqual([200, "active"]);
    const stated = await world.as("rolf", "PUT /reviewers/{reviewerId}/availability", {
      params,
      body: { away },
    });
    expect(stated.body.profile).toMatchObject({ away, employer: "Aalto" });
    expect(await world.letters()).toEqual([
      "pool-answered rolf@example.org",
      "pool-invitation rolf@example.org",
    ]);
  });

  test("keeps the reason of who declines, and refuses what cannot be", async () => {
    const world = await reviewingWorld(database.table, "pool-no");
    const { callId } = world;
    const { body } = await world.staff(invite, { params: { callId }, body: profile });
    const params = { reviewerId: String(body.id) };
    const declined = await world.as("rolf", "POST /reviewers/{reviewerId}/decline", {
      params,
      body: { reason: "On leave." },
    });
    expect([declined.body.state, declined.body.answer]).toEqual([
      "declined",
      { at: world.clock.at, why: "On leave." },
    ]);
    const tooMany = { ...profile, personId: "person_maja", minLoad: 6 };
    const refused = await world.staff(invite, { params: { callId }, body: tooMany });
    expect([refused.status, refused.body.code]).toEqual([422, "InputInvalid"]);
  });
});

describe("whoever leaves is replaced by the engine", () => {
  test("by the best who is free, present and without conflict; access ends at once", async () => {
    const world = await reviewingWorld(database.table, "repair", {
      conflictRules: ["sameCountry", "priorRelation"],
    });
    const kalmar = await world.application("kalmar");
    const ada = await world.reviewer("ada");
    await world.reviewer("swede", { country: "SE" });
    await world.reviewer("related", {
      pastProjects: [{ organisationId: "org_kalmar", title: "Heat", lastYear: 2022 }],
    });
    await world.reviewer("absent", { away: [{ from: "2023-07-01", until: "2023-08-30" }] });
    await world.reviewer("free");
    const assignment = await world.assigned(kalmar, ada);
    await world.accept(assignment);
    const reading = { params: { reviewId: assignment.id.replace("assignment_", "review_") } };
    expect((await world.as("ada", "GET /reviews/{reviewId}", reading)).status).toBe(200);
    await world.as("ada", "POST /assignments/{assignmentId}/declare-conflict", {
      params: { assignmentId: assignment.id },
      body: { reason: "I advised them." },
    });
    expect((await world.as("ada", "GET /reviews/{reviewId}", reading)).body.code).toBe("ConflictOfInterest");
    expect(await world.everyAssignment()).toEqual([
      `${kalmar} person_ada conflicted`,
      `${kalmar} person_free invited`,
    ]);
  });

  test("over an invitation that nobody answered, where no one is free: fewest new pairs, with the gap", async () => {
    const world = await reviewingWorld(database.table, "chain", {
      maxLoad: 1,
      conflictRules: ["sameCountry"],
    });
    const finnish = await world.application("vaasa", { organisation: { ...finn, id: "org_vaasa" } });
    const swedish = await world.application("kalmar");
    const ada = await world.reviewer("ada", { country: "DE" });
    const eva = await world.reviewer("eva", { country: "DE" });
    await world.reviewer("swede", { country: "SE" });
    const leaving = await world.assigned(swedish, ada);
    await world.assigned(finnish, eva);
    // Only eva may read the Swedish one; the Swede takes hers.
    await world.as("ada", "POST /assignments/{assignmentId}/decline", {
      params: { assignmentId: leaving.id },
      body: { reason: "No time." },
    });
    expect(await world.everyAssignment()).toEqual(
      [
        `${finnish} person_eva replaced`,
        `${finnish} person_swede invited`,
        `${swedish} person_ada declined`,
        `${swedish} person_eva invited`,
      ].toSorted(),
    );
    const [moved] = await Array.fromAsync(
      world.deps.assignments.list({ index: "gsi1", key: `${world.callId}#assignment` }, { prefix: swedish }),
    ).then((all) => all.filter(({ state }) => state === "invited"));
    expect(moved?.reason).toMatchObject({ code: "substitute", params: { newPairs: 2, gap: 0 } });
    expect(await world.letters()).toContain("review-released eva@example.org");
  });

  test("never moves what somebody has accepted; with nobody left the application is short", async () => {
    const world = await reviewingWorld(database.table, "kept", {
      maxLoad: 1,
      conflictRules: ["sameCountry"],
    });
    const finnish = await world.application("vaasa", { organisation: { ...finn, id: "org_vaasa" } });
    const swedish = await world.application("kalmar");
    const ada = await world.reviewer("ada", { country: "DE" });
    const eva = await world.reviewer("eva", { country: "DE" });
    await world.reviewer("swede", { country: "SE" });
    const leaving = await world.assigned(swedish, ada);
    await world.accept(await world.assigned(finnish, eva));
    const replaced = await world.staff("POST /assignments/{assignmentId}/replace", {
      params: { assignmentId: leaving.id },
      body: { reason: "Cannot be reached." },
    });
    expect([replaced.status, replaced.body.state]).toEqual([200, "replaced"]);
    expect(await world.everyAssignment()).toEqual(
      [`${finnish} person_eva accepted`, `${swedish} person_ada replaced`].toSorted(),
    );
  });

  test("a conflict that a profile shows only now keeps the content closed", async () => {
    const world = await reviewingWorld(database.table, "late", { conflictRules: ["sameOrganisation"] });
    const kalmar = await world.application("kalmar");
    const employee = await world.reviewer("employee", { organisationId: "org_kalmar" });
    const assignment = await world.assigned(kalmar, employee);
    const answer = await world.as("employee", "POST /assignments/{assignmentId}/accept", {
      params: { assignmentId: assignment.id },
      body: {},
    });
    expect([answer.status, answer.body.code]).toEqual([403, "ConflictOfInterest"]);
  });
});

const finn = { name: "City of Vaasa", country: "FI", type: "municipality", population: 70_000 };
