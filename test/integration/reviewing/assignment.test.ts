import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { proposeAssignment } from "../../../functions/reviewing/propose-assignment.ts";
import { Call } from "../../../schemas/call.ts";
import { OperationId } from "../../../schemas/ids.ts";
import { assigningRoutes as routes } from "../../../schemas/routes/assigning.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { reviewingWorld } from "../../support/reviewing-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

/** Three towns, two reviews each, and three reviewers; Rolf alone reads the language of the applications. */
async function proposedWorld(code: string, reviewing: object = {}) {
  const world = await reviewingWorld(database.table, code, { maxLoad: 3, ...reviewing });
  const { deps, callId, by } = world;
  const screened = Call.parse({ ...(await deps.calls.get(callId)), state: "screened" });
  await database.table.transact(
    deps.calls.changed(await deps.calls.get(callId), screened, "test", by()).writes,
  );
  const towns = [];
  for (const town of ["kalmar", "umea", "lund"]) towns.push(await world.application(town));
  const rolf = await world.reviewer("rolf");
  const maja = await world.reviewer("maja", { languages: ["de"] });
  const saga = await world.reviewer("saga", { languages: ["de"] });
  const propose = async (operation: string) => {
    const { writes, output } = await proposeAssignment({ ...deps, now: () => world.clock.at })(
      callId,
      OperationId.parse(`operation_${code}-${operation}`),
    );
    await database.table.transact(writes);
    return output;
  };
  const plan = await propose("first");
  const params = { callId };
  return { ...world, towns, rolf, maja, saga, plan, params, propose };
}

const compare = "POST /calls/{callId}/compare-assignments";
const adjust = "POST /calls/{callId}/adjust-assignment-plan";

describe("a proposed assignment", () => {
  test("is compared with others, each with its price and its differences, and stays as it is", async () => {
    const { staff, params, plan, saga, towns, rolf } = await proposedWorld("compared");
    const [kalmar = "", umea = "", lund = ""] = towns;
    expect(plan.pairs.filter(({ reviewerId }) => reviewerId === rolf.id)).toHaveLength(3);
    const pairOf = (applicationId: string, reviewerId: string) => ({ applicationId, reviewerId });
    const { status, body } = await staff(compare, {
      params,
      body: {
        alternatives: [
          { maxLoad: 2 },
          { forbid: [pairOf(kalmar, rolf.id)] },
          { force: [pairOf(kalmar, saga.id), pairOf(umea, saga.id), pairOf(lund, saga.id)] },
          { maxLoad: 1 },
        ],
      },
    });
    expect(status).toBe(200);
    expect(routes.compareAssignments.response.parse(body).items).toMatchObject([
      { feasible: true, highestLoad: 2, total: plan.total - 10, cost: 10 },
      { feasible: true, removed: expect.arrayContaining([pairOf(kalmar, rolf.id)]), cost: 10 },
      { feasible: true, added: expect.any(Array), highestLoad: 3, cost: 0 },
      { feasible: false, demand: 6, capacity: 3 },
    ]);
    const after = await staff("GET /calls/{callId}/assignment-plan", { params });
    expect(after.body.rev).toBe(plan.rev);
  });

  test("shows what it costs that nobody reads more than so many", async () => {
    const { staff, params, plan } = await proposedWorld("loads");
    const { body } = await staff("GET /calls/{callId}/assignment-plan/loads", { params });
    expect(body.items).toEqual([
      { maxLoad: 3, total: plan.total, minAppSum: plan.minAppSum, cost: 0 },
      { maxLoad: 2, total: plan.total - 10, minAppSum: 20, cost: 10 },
    ]);
  });

  test("is adjusted by hand, the price kept with it, and explained as it then is", async () => {
    const { staff, params, plan, saga, towns } = await proposedWorld("adjusted");
    const [kalmar = ""] = towns;
    const force = [{ applicationId: kalmar, reviewerId: saga.id }];
    const stale = await staff(adjust, { params, body: { force }, headers: { "if-match": '"99"' } });
    expect(stale.body.code).toBe("PreconditionFailed");
    const { body } = await staff(adjust, { params, body: { force } });
    const adjusted = routes.adjustAssignmentPlan.response.parse(body);
    expect(adjusted.pairs).toContainEqual(expect.objectContaining(force[0]));
    expect(adjusted.adjustments).toEqual([
      { at: expect.any(String), by: "person_anna", cost: plan.total - adjusted.total },
    ]);
    const why = await staff("GET /calls/{callId}/assignment-plan/explanation", {
      params,
      query: { applicationId: kalmar },
    });
    const reasons = routes.explainAssignmentPlan.response.parse(why.body).items;
    expect(reasons.map(({ application }) => application)).toEqual([kalmar, kalmar]);
    expect(reasons.every(({ code }) => code.startsWith("stronge"))).toBe(true);
  });

  test("is not explained by a field that has changed since", async () => {
    const { staff, params, reviewer } = await proposedWorld("changed");
    await reviewer("elsa", { domains: ["energy"] });
    const { body } = await staff("GET /calls/{callId}/assignment-plan/explanation", { params });
    expect(body.code).toBe("ContentChanged");
  });

  test("refuses wishes that contradict each other, that nobody knows, or that a conflict forbids", async () => {
    const { staff, params, towns, rolf, reviewer, propose } = await proposedWorld("refused");
    const [kalmar = ""] = towns;
    const pair = { applicationId: kalmar, reviewerId: rolf.id };
    const both = await staff(adjust, { params, body: { force: [pair], forbid: [pair] } });
    expect(both.body.errors).toEqual([
      { pointer: "/force/0", code: "Contradiction", detail: "the same pair is forbidden" },
    ]);
    const nobody = await staff(adjust, {
      params,
      body: { forbid: [{ ...pair, reviewerId: "reviewer_nobody" }] },
    });
    expect(nobody.body.errors).toMatchObject([{ pointer: "/forbid/0", code: "Unknown" }]);
    const swede = await reviewer("sven", { country: "SE" });
    await propose("second");
    const own = await staff(adjust, { params, body: { force: [{ ...pair, reviewerId: swede.id }] } });
    expect([own.status, own.body.code]).toEqual([403, "ConflictOfInterest"]);
    const few = await staff(adjust, { params, body: { maxLoad: 1 } });
    expect(few.body).toMatchObject({ code: "AssignmentInfeasible", params: { demand: 8 - 2 } });
  });
});

describe("bids", () => {
  const list = "GET /reviewers/{reviewerId}/applications";
  const place = "PUT /reviewers/{reviewerId}/bids";

  test("show who applies and nothing of the content; they weigh as the call says, and a conflict keeps away", async () => {
    const world = await proposedWorld("bids", { affinity: { domains: 50, bids: 50 } });
    const { as, staff, params, rolf, saga, towns, propose } = world;
    const [kalmar = "", umea = "", lund = ""] = towns;
    const shown = await as("saga", list, { params: { reviewerId: saga.id } });
    expect(routes.listBiddable.response.parse(shown.body).items).toHaveLength(3);
    expect(JSON.stringify(shown.body)).not.toContain("answers");
    const others = await as("rolf", list, { params: { reviewerId: saga.id } });
    expect(others.body.code).toBe("NotPermitted");
    const bids = { [kalmar]: "eager", [umea]: "eager", [lund]: "eager" };
    expect((await as("saga", place, { params: { reviewerId: saga.id }, body: { bids } })).status).toBe(200);
    const unsure = { [kalmar]: "conflict", [umea]: "reluctant", [lund]: "reluctant" };
    await as("rolf", place, { params: { reviewerId: rolf.id }, body: { bids: unsure } });
    const { pairs } = await propose("second");
    expect(pairs.filter(({ reviewerId }) => reviewerId === saga.id)).toHaveLength(3);
    expect(pairs.some((pair) => pair.reviewerId === rolf.id && pair.applicationId === kalmar)).toBe(false);
    const reason = pairs.find(({ reviewerId }) => reviewerId === saga.id)?.reason;
    expect(reason).toMatchObject({ code: "sharedDomains", params: { bid: "eager", affinity: 30 } });
    const none = await as("saga", place, {
      params: { reviewerId: saga.id },
      body: { bids: { app_nowhere: "eager" } },
    });
    expect(none.body.errors).toMatchObject([{ pointer: "/bids/app_nowhere", code: "Unknown" }]);
    expect((await staff("GET /calls/{callId}/assignment-plan", { params })).body.state).toBe("proposed");
  });

  test("end when the reviewing begins", async () => {
    const { as, reviewer } = await reviewingWorld(database.table, "bids-late");
    const { id } = await reviewer("rolf");
    expect((await as("rolf", list, { params: { reviewerId: id } })).body.code).toBe("WrongState");
  });
});

describe("topping up", () => {
  const topUp = "POST /calls/{callId}/top-up-reviewers";

  test("asks as many as are missing, keeps everybody, and asks nobody twice", async () => {
    const world = await reviewingWorld(database.table, "top-up");
    const { staff, callId, as } = world;
    const params = { callId };
    const kalmar = await world.application("kalmar");
    const umea = await world.application("umea");
    const [rolf, maja] = [await world.reviewer("rolf"), await world.reviewer("maja")];
    await world.reviewer("saga");
    await world.assigned(kalmar, rolf);
    await world.assigned(umea, rolf);
    const declined = await world.assigned(umea, maja);
    await database.table.transact(
      world.deps.assignments.changed(
        await world.deps.assignments.get(declined.id),
        { ...declined, state: "declined", declinedAt: world.clock.at, why: "No time." },
        "decline",
        world.by(),
      ).writes,
    );
    const shown = await staff(topUp, { params, query: { dryRun: "true" } });
    expect(JSON.stringify(shown.body.letters)).toContain("review-invitation");
    const { body } = await staff(topUp, { params });
    expect(body).toEqual({ invited: 2, applications: [kalmar, umea].toSorted() });
    const all = await world.everyAssignment();
    expect(all).toContain(`${umea} person_saga invited`);
    expect(all.filter((line) => line.includes("invited"))).toHaveLength(4);
    expect((await staff(topUp, { params })).body.code).toBe("NothingChanged");
    expect((await as("rolf", topUp, { params })).body.code).toBe("NotPermitted");
  });

  test("says what stands in the way where nobody is left", async () => {
    const { staff, callId, ...world } = await reviewingWorld(database.table, "top-up-none");
    await world.application("kalmar");
    await world.reviewer("rolf");
    const { body } = await staff(topUp, { params: { callId } });
    expect(body).toMatchObject({ code: "AssignmentInfeasible", params: { demand: 2, capacity: 1 } });
  });
});
