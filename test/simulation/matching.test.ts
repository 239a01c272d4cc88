import { describe, expect, it } from "vitest";
import { match } from "../../functions/matching/rules/match.ts";
import { loadSolver } from "../../functions/shared/solver.ts";
import type { MatchInput, MatchPolicy } from "../../schemas/planning/match.ts";
import { market } from "../bench/match.ts";

/**
 * The largest weight as one integer program. With `isStable`, one row per pair (Baïou and Balinski 2000): either the
 * twin has this pilot or a better one, or the pilot is full of better twins.
 */
function milp(input: MatchInput, isStable: boolean, perTwin: number): string {
  const twins = input.twins.map(({ id, prefs = [] }) => ({ id, prefs }));
  const pilots = input.pilots.map(({ id, prefs = [], capacity }) => ({ id, prefs, capacity }));
  const none: string[] = [];
  const number = new Map([...twins, ...pilots].map(({ id }, index) => [id, index]));
  const pairs = twins.flatMap(({ id, prefs }) =>
    prefs
      .filter((pilot) => pilots.find((each) => each.id === pilot)?.prefs.includes(id))
      .map((p) => [id, p] as const),
  );
  const x = (twin: string, pilot: string) => `x${number.get(twin)}_${number.get(pilot)}`;
  const sum = (terms: readonly string[]) => `0 none ${terms.map((term) => `+ ${term}`).join("\n ")}`;
  const rows: string[] = [];
  for (const { id } of twins)
    rows.push(`${sum(pairs.filter(([t]) => t === id).map(([t, p]) => x(t, p)))} <= 1`);
  for (const { id, capacity } of pilots) {
    rows.push(`${sum(pairs.filter(([, p]) => p === id).map(([t, p]) => x(t, p)))} <= ${capacity}`);
  }
  for (const [t, p] of isStable ? pairs : []) {
    const liked = twins.find(({ id }) => id === t)?.prefs ?? [];
    const { prefs, capacity } = pilots.find(({ id }) => id === p) ?? { prefs: none, capacity: 0 };
    const own = pairs.filter(([twin, pilot]) => twin === t && liked.indexOf(pilot) <= liked.indexOf(p));
    const rivals = pairs.filter(([twin, pilot]) => pilot === p && prefs.indexOf(twin) < prefs.indexOf(t));
    const terms = [
      ...own.map(([, pilot]) => `${capacity} ${x(t, pilot)}`),
      ...rivals.map(([twin]) => x(twin, p)),
    ];
    rows.push(`${sum(terms)} >= ${capacity}`);
  }
  const value = (t: string, p: string) => perTwin + (input.weight[t]?.[p] ?? 0);
  const columns = pairs.map(([t, p]) => x(t, p));
  return [
    "Maximize",
    sum(pairs.map(([t, p]) => `${value(t, p)} ${x(t, p)}`)),
    "Subject To",
    ...rows,
    "Bounds",
    "none = 0",
    ...columns.map((column) => `0 <= ${column} <= 1`),
    "Generals",
    ...columns,
    "End",
    "",
  ].join("\n");
}

describe("matching on larger markets", () => {
  for (const seed of [21, 22, 23, 24, 25, 26]) {
    it(`agrees with an integer program about what is best (seed ${seed})`, async () => {
      const solve = await loadSolver();
      const isTight = seed % 2 === 0;
      const shape = { twins: 36, pilots: 12, listed: isTight ? 12 : 5, capacity: 3, isTight };
      const answer = (policy: MatchPolicy) => match(market(seed, shape, policy));
      const input = market(seed, shape, "maxWeight");
      const optimum = (isStable: boolean, perTwin: number) =>
        Math.round(solve(milp(input, isStable, perTwin))?.objective ?? -1);
      const stable = await answer("maxWelfareStable");
      expect(stable.blockingPairs).toEqual([]);
      expect(stable.weight).toBe(optimum(true, 0));
      expect((await answer("maxWeight")).weight).toBe(optimum(false, 0));
      const most = await answer("maxCardinality");
      expect(most.matched * 10_000 + most.weight).toBe(optimum(false, 10_000));
    });
  }

  it("the best stable matching is mostly neither side's: markets of 200 and 40 show it", async () => {
    let between = 0;
    for (let seed = 1; seed <= 10; seed += 1) {
      const shape = { twins: 200, pilots: 40, listed: 40, capacity: 5, isTight: true };
      const answer = (policy: MatchPolicy) => match(market(seed, shape, policy));
      const [twins, best, pilots] = [
        await answer("twinOptimalStable"),
        await answer("maxWelfareStable"),
        await answer("pilotOptimalStable"),
      ];
      expect(best.blockingPairs).toEqual([]);
      expect(best.matched).toBe(twins.matched);
      expect(best.weight).toBeGreaterThanOrEqual(Math.max(twins.weight, pilots.weight));
      if (best.weight > Math.max(twins.weight, pilots.weight)) between += 1;
    }
    expect(between).toBeGreaterThan(5);
  });
});
