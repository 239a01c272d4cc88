import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wake } from "../../../functions/calls/wake.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { commit } from "../../../functions/shared/step.ts";
import { callInput, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { depsOn } from "../../support/handlers.ts";
import { matchingWorld } from "../../support/matching-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const answers = { why: "To learn.", activities: ["grid"] };
const towns = { kalmar: { answers }, lund: { answers }, ystad: { answers, state: "reserve" as const } };
type World = Awaited<ReturnType<typeof matchingWorld>>;
const act = ({ ask, place, staff }: World, what: string, body: object, more: object = {}) =>
  ask(what, { as: staff, params: { participationId: place("kalmar") }, body, ...more });
const setCondition = "POST /participations/{participationId}/set-condition";
const fulfil = "POST /participations/{participationId}/fulfil-condition";
const what = "The council decides to take part.";
/** The last minute of 30 November 2023 in Brussels. */
const dueAt = "2023-11-30T22:59:00.000Z";

describe("a place with a condition", () => {
  async function reachDue({ deps, place, callId }: World, round: number) {
    const subject = place("kalmar");
    const at = (await deps.milestones.get(milestoneId(subject, "condition"))).dueAt;
    const then = depsOn(database.table, () => at);
    await commit(database.table, () => wake(then)({ callId, milestone: "condition", round, subject }));
  }
  const stateOf = async ({ deps, place }: World, town: string) =>
    (await deps.participations.get(place(town))).state;

  test("lapses once its day has passed, and the reserve is called", async () => {
    const world = await matchingWorld(database, "lapses", towns);
    const { status, body } = await act(world, setCondition, { what, dueOn: "2023-11-30" });
    expect([status, body.condition]).toEqual([200, expect.objectContaining({ what, dueAt })]);
    expect(await world.letters("condition-set")).toEqual(["condition-set kalmar"]);
    await reachDue(world, 1);
    expect([await stateOf(world, "kalmar"), await stateOf(world, "ystad")]).toEqual(["withdrawn", "offered"]);
    expect(await world.letters("place-withdrawn", "place-offered")).toEqual([
      "place-offered ystad",
      "place-withdrawn kalmar",
    ]);
  });

  test("stays when it is fulfilled in the last minute, and cannot be fulfilled after it", async () => {
    const world = await matchingWorld(database, "stays", towns);
    await act(world, setCondition, { what, dueOn: "2023-11-30" });
    const late = await act(world, fulfil, { how: "Minutes." }, { at: "2023-11-30T22:59:00.001Z" });
    expect(late.body.code).toBe("DeadlinePassed");
    expect((await act(world, fulfil, { how: "Minutes." }, { at: dueAt })).status).toBe(200);
    expect((await act(world, fulfil, { how: "Again." }, { at: dueAt })).body.code).toBe("WrongState");
    await reachDue(world, 1);
    expect(await stateOf(world, "kalmar")).toBe("confirmed");
  });

  test("has its day moved by a later condition, and the earlier timer finds nothing to do", async () => {
    const world = await matchingWorld(database, "moves", towns);
    await act(world, setCondition, { what, dueOn: "2023-11-30" });
    await act(world, setCondition, { what, dueOn: "2023-12-15" });
    await reachDue(world, 1);
    expect(await stateOf(world, "kalmar")).toBe("confirmed");
    await reachDue(world, 2);
    expect(await stateOf(world, "kalmar")).toBe("withdrawn");
  });

  test("needs a day that is ahead and a place that is offered or confirmed", async () => {
    const world = await matchingWorld(database, "needs", towns);
    const past = await act(world, setCondition, { what, dueOn: "2023-05-31" });
    expect(past.body.errors).toEqual([expect.objectContaining({ pointer: "/dueOn", code: "NotAhead" })]);
    const params = { participationId: world.place("ystad") };
    const reserve = await act(world, setCondition, { what, dueOn: "2023-11-30" }, { params });
    expect(reserve.body.code).toBe("WrongState");
  });

  test("goes along when an offered place is taken", async () => {
    const world = await matchingWorld(database, "offered", {
      ...towns,
      kalmar: { ...towns.kalmar, state: "offered" },
    });
    expect((await act(world, setCondition, { what, dueOn: "2023-11-30" })).body.condition).toMatchObject({
      what,
    });
    const taken = await world.ask("POST /participations/{participationId}/confirm", {
      as: { name: "kalmar", groups: ["applicant"], organisation: "org_kalmar" },
      params: { participationId: world.place("kalmar") },
    });
    expect([taken.body.state, taken.body.condition]).toEqual([
      "confirmed",
      expect.objectContaining({ what }),
    ]);
    await reachDue(world, 1);
    expect([await stateOf(world, "kalmar"), await stateOf(world, "ystad")]).toEqual(["withdrawn", "offered"]);
  });

  test("lapses an offered place that is not taken yet, and says why", async () => {
    const world = await matchingWorld(database, "untaken", {
      ...towns,
      kalmar: { ...towns.kalmar, state: "offered" },
    });
    await act(world, setCondition, { what, dueOn: "2023-11-30" });
    await reachDue(world, 1);
    const place = await world.deps.participations.get(world.place("kalmar"));
    expect(place).toMatchObject({ state: "withdrawn", why: `Not fulfilled by ${dueAt}: ${what}` });
  });
});

describe("the people of a place", () => {
  test("are representatives in functions of the call, each named once", async () => {
    const world = await matchingWorld(database, "people", towns);
    const name = (representatives: object[], organisation: string) =>
      act(
        world,
        "PUT /participations/{participationId}/representatives",
        { representatives },
        { as: { name: "eva", groups: ["applicant"], organisation } },
      );
    const eva = { name: "Eva Ek", email: "eva@example.org", language: "sv", functions: ["planner"] };
    expect((await name([eva], "org_kalmar")).body.representatives).toEqual([eva]);
    expect((await name([eva], "org_lund")).status).toBe(403);
    const faulty = await name([eva, { ...eva, functions: ["mayor"] }], "org_kalmar");
    expect(faulty.body.errors).toEqual([
      expect.objectContaining({ pointer: "/representatives/1/email", code: "NamedTwice" }),
      expect.objectContaining({ pointer: "/representatives/1/functions/0", code: "UnknownFunction" }),
    ]);
  });

  test("get a facilitator once they are matched, and each learns of the other; a new match asks for another one", async () => {
    const world = await matchingWorld(database, "helped", towns);
    const body = { name: "Maja Å", email: "maja@example.org", language: "sv" };
    const named = (more: object = {}) =>
      act(world, "POST /participations/{participationId}/name-facilitator", { ...body, ...more });
    expect((await named()).body.code).toBe("WrongState");
    await world.propose();
    await world.decideAndAnnounce();
    expect((await named()).body).toMatchObject({ facilitator: body });
    expect((await named()).body.code).toBe("NothingChanged");
    expect(await world.letters("facilitator-named", "match-to-facilitate")).toEqual([
      "facilitator-named kalmar",
      "match-to-facilitate maja",
    ]);
    await act(world, "POST /participations/{participationId}/withdraw", { reason: "No posts." });
    expect(await world.letters("match-ended")).toEqual(["match-ended maja"]);
  });
});

describe("a place as those who hold it see it", () => {
  test("names its role in the language asked for, and whom the role learns from in its own lot", async () => {
    const [track] = callInput().tracks;
    const role = (id: string, sv: string, more: object = {}) => ({
      ...track,
      id,
      label: { en: id, sv },
      ...more,
    });
    const tracks = [role("forerunner", "föregångare"), role("twin", "följare", { learnsFrom: "forerunner" })];
    const world = await matchingWorld(database, "roles", towns, "announced", { tracks, matching: undefined });
    const { deps, place, ask } = world;
    const before = await deps.participations.get(place("lund"));
    const by = { sub: "person_anna", at: during };
    await database.table.transact(
      deps.participations.changed(before, { ...before, track: "forerunner" }, "match", by).writes,
    );
    const read = async (town: string) =>
      (
        await ask("GET /participations/{participationId}", {
          as: { name: "eva", groups: ["applicant"], organisation: `org_${town}` },
          params: { participationId: place(town) },
          headers: { "accept-language": "sv" },
        })
      ).body;
    expect(await read("kalmar")).toMatchObject({
      role: "följare",
      learnsFrom: [{ name: "Municipality of lund", country: "SE" }],
    });
    expect(await read("lund")).toMatchObject({ role: "föregångare", learnsFrom: [] });
  });

  test("has its certificate as a PDF for the organisation, and nobody else's", async () => {
    const { ask, place } = await matchingWorld(database, "certified", towns);
    const read = (organisation: string) =>
      ask("GET /participations/{participationId}/certificate", {
        as: { name: "eva", groups: ["applicant"], organisation },
        params: { participationId: place("kalmar") },
        query: { language: "en" },
      });
    const own = await read("org_kalmar");
    expect([own.status, own.headers["content-type"]]).toEqual([200, "application/pdf"]);
    expect(Buffer.from(String(own.body.text), "base64").subarray(0, 5).toString("latin1")).toBe("%PDF-");
    expect((await read("org_lund")).status).toBe(403);
  });
});
