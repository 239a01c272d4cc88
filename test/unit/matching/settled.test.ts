import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchAgain } from "../../../functions/matching/rules/match-again.ts";
import { matchUnder, type Settled } from "../../../functions/matching/rules/match-under.ts";
import { MatchInput, MatchPolicy } from "../../../schemas/planning/match.ts";
import { blocking, guestsOf, lists, matchings, type Pairs, smallInput, weightOf } from "./enumerate.ts";

const seed = 20_230_903;
const entries = (record: Pairs) => Object.entries(record);
const none: Settled = { pins: new Map(), forbidden: new Map() };

/** A market and what somebody settled in it: pins within capacities and conflict rules, and pairs ruled out. */
const settledInput = (policy: MatchPolicy) =>
  fc
    .tuple(smallInput(policy), fc.array(fc.nat({ max: 99 }), { minLength: 10, maxLength: 10 }))
    .map(([input, numbers]) => {
      const pins = new Map<string, string>();
      const forbidden = new Map<string, Set<string>>();
      for (const [i, { id }] of input.twins.entries()) {
        const pilot = input.pilots[(numbers[i] ?? 0) % 8];
        const room = [...pins.values()].filter((pin) => pin === pilot?.id).length < (pilot?.capacity ?? 0);
        if (pilot && room) pins.set(id, pilot.id);
        const ruledOut = input.pilots[(numbers[i + 5] ?? 0) % 6];
        if (ruledOut && pins.get(id) !== ruledOut.id) forbidden.set(id, new Set([ruledOut.id]));
      }
      return { input, settled: { pins, forbidden } };
    });

/** The market as the definition of `Settled` leaves it, made without the rule's own code. */
function reduced(input: MatchInput, { pins, forbidden }: Settled): MatchInput {
  const { ofTwin, ofPilot } = lists(input);
  return MatchInput.parse({
    ...input,
    twins: input.twins
      .filter(({ id }) => !pins.has(id))
      .map((twin) => ({
        ...twin,
        prefs: (ofTwin.get(twin.id) ?? []).filter((pilot) => !forbidden.get(twin.id)?.has(pilot)),
      })),
    pilots: input.pilots.map(({ minTwins: _, ...pilot }) => ({
      ...pilot,
      capacity: pilot.capacity - [...pins.values()].filter((pin) => pin === pilot.id).length,
      prefs: (ofPilot.get(pilot.id) ?? []).filter((twin) => !pins.has(twin)),
    })),
    weight: Object.fromEntries(Object.entries(input.weight).filter(([id]) => !pins.has(id))),
  });
}
const withoutMinima = (input: MatchInput): MatchInput => ({
  ...input,
  pilots: input.pilots.map(({ minTwins: _, ...pilot }) => pilot),
});
const sum = (input: MatchInput, pairs: Pairs) =>
  entries(pairs).reduce((all, [twin, pilot]) => all + (pilot ? weightOf(input, twin, pilot) : 0), 0);
const matched = (pairs: Pairs) => entries(pairs).filter(([, pilot]) => pilot !== null).length;

describe("matching with pairs settled by somebody", () => {
  for (const policy of MatchPolicy.options) {
    it(`${policy} holds pins and forbidden pairs, and is right in what is left`, () => {
      fc.assert(
        fc.property(settledInput(policy), ({ input: given, settled }) => {
          const input = withoutMinima(given);
          const answer = matchUnder(input, settled);
          const rest = reduced(input, settled);
          const found = Object.fromEntries(entries(answer.matching).filter(([id]) => !settled.pins.has(id)));
          for (const [twin, pilot] of settled.pins) expect(answer.matching[twin]).toBe(pilot);
          const possible = matchings(rest);
          expect(possible).toContainEqual(found);
          if (policy.endsWith("Stable")) expect(blocking(rest, found)).toEqual([]);
          const best = possible.filter(
            (one) => !policy.endsWith("Stable") || blocking(rest, one).length === 0,
          );
          if (policy === "maxCardinality")
            expect(matched(found)).toBe(Math.max(...best.map((one) => matched(one))));
          if (policy === "maxWeight" || policy === "maxWelfareStable")
            expect(sum(input, found)).toBe(Math.max(...best.map((one) => sum(input, one))));
        }),
        { seed, numRuns: 250 },
      );
    });
  }

  it("what is settled shows its cost: the pair that would rather have each other", () => {
    const input = MatchInput.parse({
      policy: "maxWelfareStable",
      twins: [
        { id: "a", prefs: ["x", "y"] },
        { id: "b", prefs: ["x"] },
      ],
      pilots: [
        { id: "x", capacity: 1, prefs: ["a", "b"] },
        { id: "y", capacity: 1, prefs: ["a"] },
      ],
      weight: { a: { x: 90, y: 20 }, b: { x: 40 } },
    });
    const pinned = matchUnder(input, { ...none, pins: new Map([["a", "y"]]) });
    expect(pinned).toMatchObject({
      matching: { a: "y", b: "x" },
      weight: 60,
      blockingPairs: [["a", "x"]],
      reasons: { a: { code: "pinned", params: { pilot: "y", rank: 2, of: 2, weight: 20 } } },
    });
    const forbidden = matchUnder(input, { ...none, forbidden: new Map([["a", new Set(["x"])]]) });
    expect(forbidden).toMatchObject({
      matching: { a: "y", b: "x" },
      blockingPairs: [["a", "x"]],
      reasons: { a: { code: "gotPreference", params: { conflict: ["x"] } } },
    });
  });
});

/** What was announced before: some matching of a like market, of which a few twins have left. */
const base = (input: MatchInput, numbers: readonly number[]) =>
  new Map(
    input.twins.flatMap(({ id }, i) => {
      const pilot = input.pilots[(numbers[i] ?? 0) % 5];
      return pilot === undefined ? [] : [[id, pilot.id] as const];
    }),
  );

describe("matching again with the fewest changes", () => {
  const market = fc.tuple(
    smallInput("maxWelfareStable"),
    fc.array(fc.nat({ max: 99 }), { minLength: 5, maxLength: 5 }),
  );

  it("keeps as many pairs as any matching can, then matches the most, then weighs the most", () => {
    fc.assert(
      fc.property(market, ([given, numbers]) => {
        const before = base(given, numbers);
        const answer = matchAgain(given, before, none);
        const { ofTwin, ofPilot } = lists(given);
        const longer = (list: readonly string[] = [], more: readonly string[]) => [
          ...new Set([...list, ...more]),
        ];
        // What a twin has is possible for it also where a list lacks it, if there is a list.
        const input = withoutMinima({
          ...given,
          twins: given.twins.map((twin) => ({
            ...twin,
            prefs: longer(
              ofTwin.get(twin.id),
              twin.prefs === undefined ? [] : [before.get(twin.id) ?? ""].filter((id) => id !== ""),
            ),
          })),
          pilots: given.pilots.map((pilot) => ({
            ...pilot,
            prefs: longer(
              ofPilot.get(pilot.id),
              pilot.prefs === undefined
                ? []
                : [...before].filter(([, has]) => has === pilot.id).map(([twin]) => twin),
            ),
          })),
        });
        const kept = (pairs: Pairs) =>
          entries(pairs).filter(([twin, pilot]) => pilot !== null && before.get(twin) === pilot).length;
        const value = (pairs: Pairs) => [kept(pairs), matched(pairs), sum(input, pairs)];
        const all = matchings(input);
        expect(all).toContainEqual(answer.matching);
        const best = all
          .map(value)
          .sort(([a = 0, b = 0, c = 0], [x = 0, y = 0, z = 0]) => x - a || y - b || z - c)[0];
        expect(value(answer.matching)).toEqual(best);
        expect(answer.kept).toBe(kept(answer.matching));
        for (const { id, capacity } of given.pilots)
          expect(guestsOf(answer.matching, id).length).toBeLessThanOrEqual(capacity);
        expect(answer.changed.map(({ twin }) => twin)).toEqual(
          Object.keys(answer.matching).filter((twin) => answer.matching[twin] !== (before.get(twin) ?? null)),
        );
      }),
      { seed, numRuns: 1000 },
    );
  });

  it("gives the same answer whatever the order of the input", () => {
    fc.assert(
      fc.property(market, ([input, numbers]) => {
        const before = base(input, numbers);
        const turned = {
          ...input,
          twins: input.twins.toReversed(),
          pilots: input.pilots.toReversed(),
          weight: Object.fromEntries(Object.entries(input.weight).reverse()),
        };
        const other = matchAgain(turned, new Map([...before].reverse()), none);
        expect(JSON.stringify(other)).toBe(JSON.stringify(matchAgain(input, before, none)));
      }),
      { seed, numRuns: 200 },
    );
  });

  it("who leaves moves nobody, who comes gets the best of what is free, and each is told why", () => {
    const input = MatchInput.parse({
      policy: "maxWelfareStable",
      twins: [
        { id: "a", prefs: ["x", "y"] },
        { id: "b", prefs: ["y", "x"] },
        { id: "new", prefs: ["x", "y"] },
      ],
      pilots: [
        { id: "x", capacity: 1, prefs: ["new", "a", "b"] },
        { id: "y", capacity: 1, prefs: ["new", "a", "b"] },
        { id: "z", capacity: 1, prefs: [] },
      ],
      weight: { a: { x: 50, y: 50 }, b: { x: 10, y: 10 }, new: { x: 99, y: 99 } },
    });
    expect(matchAgain(input, new Map([["a", "x"]]), none)).toMatchObject({
      matching: { a: "x", b: null, new: "y" },
      kept: 1,
      changed: [{ twin: "new", from: null, to: "y" }],
      reasons: {
        a: { code: "kept" },
        b: { code: "pilotsFull" },
        new: { code: "joined", params: { rank: 2 } },
      },
    });
    const smaller = { ...input, pilots: input.pilots.filter(({ id }) => id !== "x") };
    expect(
      matchAgain(
        smaller,
        new Map([
          ["a", "x"],
          ["b", "y"],
        ]),
        none,
      ),
    ).toMatchObject({
      matching: { a: null, b: "y", new: null },
      reasons: { a: { code: "lost", params: { from: "x", why: "pilotGone" } }, b: { code: "kept" } },
    });
  });

  it("the search catches a matching made anew", () => {
    const found = fc.check(
      fc.property(market, ([input, numbers]) => {
        const before = base(input, numbers);
        const anew = matchUnder(withoutMinima(input), none).matching;
        const kept = entries(anew).filter(([twin, pilot]) => before.get(twin) === pilot).length;
        expect(kept).toBe(matchAgain(input, before, none).kept);
      }),
      { seed, numRuns: 500 },
    );
    expect(found.failed).toBe(true);
  });
});
