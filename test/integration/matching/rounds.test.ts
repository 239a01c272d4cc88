import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostId } from "../../../functions/matching/hosts.ts";
import { matchingId } from "../../../functions/matching/matchings.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { matchingWorld, pairsOf } from "../../support/matching-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const wants = (
  activities: string[],
  themes: string[],
  goals: string[] = [],
  circumstances: string[] = [],
) => ({
  answers: { why: "To learn.", activities, themes, goals, circumstances },
});
const towns = {
  kalmar: wants(["grid", "bay"], ["heat"], ["finance"]),
  umea: wants(["grid", "bay"], ["traffic"], [], ["harbour"]),
  lund: wants(["bay"], ["traffic"]),
  ystad: { ...wants(["bay", "hill"], ["traffic"]), state: "reserve" as const },
};
type World = Awaited<ReturnType<typeof matchingWorld>>;
const host = async ({ ask, staff, callId }: World, activity: string) => {
  const contacts = [{ name: "Ulla", email: `${activity}@example.org`, language: "sv" }];
  const at = "2023-04-01T08:00:00.000Z";
  return ask("POST /calls/{callId}/hosts", {
    as: staff,
    params: { callId },
    body: { activity, contacts },
    at,
  });
};

describe("a matching", () => {
  test("scores challenges, interests and conditions by the call's weights, and says of each pair what is shared", async () => {
    const world = await matchingWorld(database, "scores", towns);
    const { body } = await world.propose();
    expect(pairsOf({ status: 201, headers: {}, body })).toEqual({ kalmar: "grid", umea: "bay", lund: "bay" });
    expect(body).toMatchObject({ round: 1, matched: 3, blockingPairs: 0, blocking: [] });
    const matching = await world.deps.matchings.get(matchingId(world.callId));
    expect(matching.pairs.find(({ participationId }) => participationId === world.place("umea"))).toEqual({
      participationId: world.place("umea"),
      name: "Municipality of umea",
      activity: "bay",
      before: null,
      reason: expect.objectContaining({ code: "gotPreference" }),
      // (3 × 100 + 4 × 0 + 2 × 100 + 1 × 50) / 10
      score: {
        total: 55,
        dimensions: [
          { id: "challenges", score: 100, weight: 3, asked: 1, shared: ["traffic"] },
          { id: "interests", score: 0, weight: 4, asked: 0, shared: [] },
          { id: "conditions", score: 100, weight: 2, asked: 1, shared: ["harbour"] },
          { id: "rank", score: 50, weight: 1, asked: 2, shared: [] },
        ],
      },
    });
    expect(matching.comparison.map(({ policy }) => policy)).toEqual([
      "twinOptimalStable",
      "pilotOptimalStable",
      "maxWelfareStable",
      "maxWeight",
      "maxCardinality",
    ]);
  });

  test("follows what hosts prefer, and leaves out who receives nobody", async () => {
    const world = await matchingWorld(database, "hosts", towns);
    await host(world, "grid");
    await host(world, "hill");
    const as = { name: "grid", groups: ["host"] };
    const hostOf = (activity: string) => ({ hostId: hostId(world.callId, activity) });
    const at = "2023-04-02T08:00:00.000Z";
    await world.ask("POST /hosts/{hostId}/state-interest", {
      as,
      at,
      params: hostOf("grid"),
      body: { capacity: { min: 1, max: 1 } },
    });
    await world.ask("POST /hosts/{hostId}/decline", {
      as: { ...as, name: "hill" },
      at,
      params: hostOf("hill"),
      body: { reason: "No staff." },
    });
    const order = [world.place("umea"), world.place("kalmar")];
    const stated = await world.ask("PUT /hosts/{hostId}/preferences", {
      as,
      params: hostOf("grid"),
      body: { order },
    });
    expect(stated.status).toBe(200);
    expect(pairsOf(await world.propose())).toEqual({ kalmar: "bay", umea: "grid", lund: "bay" });
    await world.decideAndAnnounce();
    expect(await world.letters("host-answered", "host-matched")).toEqual([
      "host-answered grid",
      "host-answered hill",
      "host-matched grid",
    ]);
  });

  test("shows what a pin, a forbidden pair and another capacity would cost, writes nothing, and takes them over as the proposal", async () => {
    const world = await matchingWorld(database, "whatif", towns);
    const wish = {
      pins: [{ participationId: world.place("kalmar"), activity: "hill" }],
      forbidden: [{ participationId: world.place("lund"), activity: "bay" }],
      capacities: { bay: { min: 0, max: 1 } },
    };
    const ask = (body: object) =>
      world.ask("POST /calls/{callId}/matching/what-if", {
        as: world.staff,
        params: { callId: world.callId },
        body,
      });
    const { body } = await ask(wish);
    expect(body).toMatchObject({
      cost: { matched: 1, blockingPairs: 3 },
      with: {
        blocking: [
          { participationId: world.place("kalmar"), activity: "bay" },
          { participationId: world.place("kalmar"), activity: "grid" },
          { participationId: world.place("lund"), activity: "bay" },
        ],
      },
      changed: [
        { name: "Municipality of kalmar", from: "grid", to: "hill", reason: { code: "pinned" } },
        { name: "Municipality of umea", from: "bay", to: "grid" },
        { name: "Municipality of lund", from: "bay", to: null, reason: { code: "noAcceptablePilot" } },
      ],
    });
    expect(await world.deps.matchings.find(matchingId(world.callId))).toBeUndefined();
    const faulty = await ask({
      pins: [
        { participationId: world.place("ystad"), activity: "bay" },
        { participationId: world.place("kalmar"), activity: "grid" },
        { participationId: world.place("umea"), activity: "grid" },
      ],
    });
    expect([faulty.status, faulty.body.errors]).toEqual([
      422,
      [
        expect.objectContaining({ pointer: "/pins/0/participationId", code: "NotParticipating" }),
        expect.objectContaining({ pointer: "/pins/2", code: "ActivityFull" }),
      ],
    ]);
    expect(pairsOf(await world.propose(wish))).toEqual({ kalmar: "hill", umea: "grid", lund: null });
  });
});

describe("somebody leaves", () => {
  test("and the reserve follows, is matched with the fewest changes, and exactly those concerned are written to", async () => {
    const world = await matchingWorld(database, "leaves", towns);
    for (const activity of ["grid", "bay", "hill"]) await host(world, activity);
    await world.propose();
    await world.decideAndAnnounce();
    expect(
      await world.letters("match-announced", "host-matched", "fellows-changed", "match-missing"),
    ).toEqual([
      "host-matched bay",
      "host-matched grid",
      "match-announced kalmar",
      "match-announced lund",
      "match-announced umea",
    ]);
    const { callId, deps, place, ask } = world;
    await ask("POST /calls/{callId}/start-programme", { as: world.staff, params: { callId } });
    expect((await world.propose()).body.code).toBe("NothingChanged");

    const at = "2024-03-20T10:00:00.000Z";
    const left = await ask("POST /participations/{participationId}/withdraw", {
      as: { name: "eva", groups: ["applicant"], organisation: "org_umea" },
      params: { participationId: place("umea") },
      body: { reason: "No posts." },
      at,
    });
    expect(left.body.replacedBy).toBe(place("ystad"));
    expect(await world.letters("match-ended", "place-withdrawn", "place-offered")).toEqual([
      "match-ended bay",
      "match-ended lund",
      "place-offered ystad",
      "place-withdrawn umea",
    ]);
    await ask("POST /participations/{participationId}/confirm", {
      as: { name: "yrsa", groups: ["applicant"], organisation: "org_ystad" },
      params: { participationId: place("ystad") },
      at,
    });
    const again = await world.propose();
    expect(pairsOf(again)).toEqual({ kalmar: "grid", lund: "bay", ystad: "bay" });
    expect(again.body).toMatchObject({ round: 2, comparison: [] });
    const reasons = (await deps.matchings.get(matchingId(callId))).pairs.map(({ reason }) => reason.code);
    expect(reasons.sort()).toEqual(["joined", "kept", "kept"]);
    await world.decideAndAnnounce();
    expect(
      await world.letters("match-announced", "host-matched", "fellows-changed", "match-missing"),
    ).toEqual([
      "fellows-changed lund",
      "host-matched bay",
      "host-matched bay",
      "host-matched grid",
      "match-announced kalmar",
      "match-announced lund",
      "match-announced umea",
      "match-announced ystad",
    ]);
    const view = await ask("GET /participations/{participationId}", {
      as: { name: "lena", groups: ["applicant"], organisation: "org_lund" },
      params: { participationId: place("lund") },
    });
    expect(view.body).toMatchObject({
      role: "Twin",
      match: { activity: "bay", title: "Activity bay", fellows: ["Municipality of ystad (SE)"] },
    });
  });

  test("and not after the programme's last day", async () => {
    const world = await matchingWorld(database, "ended", towns);
    const withdraw = (town: string, at: string) =>
      world.ask("POST /participations/{participationId}/withdraw", {
        as: world.staff,
        params: { participationId: world.place(town) },
        body: { reason: "Merged with its neighbour." },
        at,
      });
    // 20 months from 1 September 2023.
    const answers = [
      await withdraw("kalmar", "2025-04-30T21:59:00.000Z"),
      await withdraw("lund", "2025-04-30T22:01:00.000Z"),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [200, undefined],
      [409, "DeadlinePassed"],
    ]);
  });
});
