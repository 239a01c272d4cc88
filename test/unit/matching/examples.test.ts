import { describe, expect, it } from "vitest";
import { match } from "../../../functions/matching/rules/match.ts";
import { MatchInput } from "../../../schemas/planning/match.ts";

const nothing = { conflict: [], declined: [], full: [], passedOver: [] };

describe("twins and pilot activities", () => {
  it("a pair in one country is never matched, and everybody is told why", async () => {
    const input = MatchInput.parse({
      policy: "twinOptimalStable",
      conflictRules: ["sameCountry", "sameOrganisation"],
      twins: [
        { id: "gavle", country: "SE", prefs: ["malmo", "lahti"] },
        { id: "bergen", country: "NO", prefs: ["lahti", "malmo"] },
        { id: "espoo", country: "FI", organisation: "greater-helsinki", prefs: ["lahti", "porto"] },
        { id: "moss", country: "NO", prefs: [] },
      ],
      pilots: [
        { id: "lahti", country: "FI", organisations: ["lahti"], capacity: 1, prefs: ["gavle", "bergen"] },
        { id: "malmo", country: "SE", capacity: 2, minTwins: 2, prefs: ["bergen", "gavle", "moss"] },
        { id: "porto", country: "PT", organisations: ["greater-helsinki"], capacity: 1, prefs: ["espoo"] },
      ],
      weight: { gavle: { lahti: 80.5 }, bergen: { malmo: 40.25 } },
    });
    expect(await match(input)).toEqual({
      policy: "twinOptimalStable",
      matching: { bergen: "malmo", espoo: null, gavle: "lahti", moss: null },
      matched: 2,
      weight: 120.75,
      blockingPairs: [],
      reasons: {
        bergen: {
          code: "gotPreference",
          params: { pilot: "malmo", rank: 2, of: 2, weight: 40.25, better: 1, ...nothing, full: ["lahti"] },
        },
        espoo: {
          code: "noAcceptablePilot",
          params: { better: 2, ...nothing, conflict: ["lahti", "porto"] },
        },
        gavle: {
          code: "gotPreference",
          params: {
            pilot: "lahti",
            rank: 2,
            of: 2,
            weight: 80.5,
            better: 1,
            ...nothing,
            conflict: ["malmo"],
          },
        },
        moss: { code: "noPreferences", params: { better: 0, ...nothing } },
      },
      problems: [{ code: "BelowMinimum", params: { pilot: "malmo", minTwins: 2, hosts: 1 } }],
    });
  });

  it("each policy has its own answer, and what leaves stability shows its blocking pairs", async () => {
    const answer = async (policy: string) => {
      const { matching, weight, blockingPairs } = await match(
        MatchInput.parse({
          policy,
          twins: [
            { id: "a", prefs: ["x", "y", "z"] },
            { id: "b", prefs: ["y", "z", "x"] },
            { id: "c", prefs: ["z", "x", "y"] },
            { id: "d", prefs: ["x"] },
          ],
          pilots: [
            { id: "x", capacity: 1, prefs: ["b", "c", "a", "d"] },
            { id: "y", capacity: 1, prefs: ["c", "a", "b"] },
            { id: "z", capacity: 1, prefs: ["a", "b", "c"] },
          ],
          weight: {
            a: { x: 10, y: 30, z: 0 },
            b: { x: 20, y: 10, z: 30 },
            c: { x: 30, y: 0, z: 10 },
            d: { x: 100 },
          },
        }),
      );
      return [Object.values(matching), weight, blockingPairs];
    };
    expect(await answer("twinOptimalStable")).toEqual([["x", "y", "z", null], 30, []]);
    expect(await answer("maxWelfareStable")).toEqual([["y", "z", "x", null], 90, []]);
    expect(await answer("pilotOptimalStable")).toEqual([["z", "x", "y", null], 20, []]);
    expect(await answer("maxWeight")).toEqual([
      ["y", "z", null, "x"],
      160,
      [
        ["a", "x"],
        ["c", "x"],
        ["c", "y"],
      ],
    ]);
  });

  it("a minimum binds where stability does not, and costs weight", async () => {
    const of = (minTwins: number) =>
      match(
        MatchInput.parse({
          policy: "maxWeight",
          twins: [{ id: "a" }, { id: "b" }],
          pilots: [
            { id: "x", capacity: 2 },
            { id: "y", capacity: 2, minTwins },
          ],
          weight: { a: { x: 90, y: 10 }, b: { x: 90, y: 20 } },
        }),
      );
    expect(await of(0)).toMatchObject({ matching: { a: "x", b: "x" }, weight: 180 });
    expect(await of(1)).toMatchObject({ matching: { a: "x", b: "y" }, weight: 110 });
  });

  it("faults of the input are named with their places", () => {
    const parsed = MatchInput.safeParse({
      policy: "maxWeight",
      twins: [{ id: "a", prefs: ["x", "x", "?"] }, { id: "a" }],
      pilots: [{ id: "x", capacity: 1, minTwins: 2, prefs: ["b"] }],
      weight: { a: { x: 1.00001, y: 2 }, c: {} },
    });
    const faults = parsed.error?.issues.map((issue) =>
      issue.code === "custom" ? [issue.params?.code, issue.path.join("/")] : [],
    );
    expect(faults).toEqual([
      ["DuplicateId", "twins/1/id"],
      ["DuplicatePreference", "twins/0/prefs/1"],
      ["UnknownPilot", "twins/0/prefs/2"],
      ["UnknownTwin", "pilots/0/prefs/0"],
      ["MinimumAboveCapacity", "pilots/0/minTwins"],
      ["TooManyDecimals", "weight/a/x"],
      ["UnknownPilot", "weight/a/y"],
      ["UnknownTwin", "weight/c"],
    ]);
    expect(
      MatchInput.safeParse({ policy: "maxWeight", twins: [], pilots: [{ id: "x", capacity: -1 }] }).success,
    ).toBe(false);
  });
});
