import { describe, expect, it } from "vitest";
import { select } from "../../functions/selection/rules/select.ts";
import { loadSolver } from "../../functions/shared/solver.ts";
import type { Candidate, SelectInput } from "../../schemas/planning/select.ts";
import { crossingField } from "../bench/select.ts";

/** One 0/1 column per candidate: nothing is grouped, nothing is shared with the rule but the solver. */
function milp(input: SelectInput, ranked: readonly Candidate[], fixed: ReadonlyMap<string, number>) {
  const column = new Map(ranked.map(({ id }, index) => [id, `x${index}`]));
  const sumOf = (some: readonly Candidate[]) =>
    `0 none ${some.map(({ id }) => `+ ${column.get(id)}`).join("\n ")}`;
  const quotaRows = input.quotas.flatMap(({ attribute, value, min = 0, max = 1e6 }) => {
    const terms = sumOf(ranked.filter((candidate) => candidate[attribute] === value));
    return [`${terms} >= ${min}`, `${terms} <= ${max}`];
  });
  const objective = ranked.map(({ id, score }) => `+ ${Math.round(score * 1e4)} ${column.get(id)}`);
  return [
    "Maximize",
    objective.join("\n "),
    "Subject To",
    `${sumOf(ranked)} = ${input.seats}`,
    ...quotaRows,
    "Bounds",
    "none = 0",
    ...ranked.map(({ id }) => {
      const value = fixed.get(id);
      return value === undefined ? `0 <= ${column.get(id)} <= 1` : `${column.get(id)} = ${value}`;
    }),
    "Generals",
    ...column.values(),
    "End",
    "",
  ].join("\n");
}

describe("selection on larger fields with three crossing families of quotas", () => {
  const large = [11, 12, 13, 14, 15, 16].map((seed) => ({ seed, candidates: 90, seats: 30 }));
  const medium = Array.from({ length: 30 }, (_, i) => ({ seed: 100 + i, candidates: 40, seats: 14 }));
  for (const { seed, candidates, seats } of [...large, ...medium]) {
    it(`agrees with one integer program per question (${seats} of ${candidates}, seed ${seed})`, async () => {
      const solve = await loadSolver();
      const input = crossingField(seed, candidates, seats, seed % 2 === 0 ? 1 : 0.0001);
      const ranked = input.candidates
        .filter(({ score }) => score >= (input.minScore ?? 0))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
      const best = solve(milp(input, ranked, new Map()));
      const answer = await select(input);
      expect(answer.feasible).toBe(best !== undefined);
      if (!answer.feasible || best === undefined) return;
      expect(answer.selected.length).toBe(input.seats);
      expect(answer.otherPolicy.total).toBe(Math.round(best.objective) / 1e4);
      const selected = new Set(answer.selected);
      const fixed = new Map<string, number>();
      for (const { id } of ranked) {
        const isPossible = solve(milp(input, ranked, new Map([...fixed, [id, 1]]))) !== undefined;
        expect([id, selected.has(id)]).toEqual([id, isPossible]);
        fixed.set(id, Number(isPossible));
      }
    });
  }
});
