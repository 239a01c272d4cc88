import { int } from "../../shared/spanning-tree.ts";
import type { Level, Levels } from "./network.ts";
import type { Problem } from "./problem.ts";

/** Every application's candidates from the strongest down, as affinities. Computed once per problem. */
export function strongestFirst(problem: Problem): readonly Int32Array[] {
  return problem.applications.map((_, application) =>
    problem.affinity
      .slice(problem.first[application], problem.first[application + 1])
      .sort()
      .reverse(),
  );
}

/** No application can get more than its own best reviewers give: the smallest of these sums bounds every floor. */
export function topFloor(problem: Problem, strongest: readonly Int32Array[]): number {
  let bound = Number.POSITIVE_INFINITY;
  for (const [application, own] of strongest.entries()) {
    let sum = 0;
    for (let rank = 0; rank < int(problem.reviews, application); rank += 1) sum += int(own, rank);
    bound = Math.min(bound, sum);
  }
  return strongest.length === 0 ? 0 : bound;
}

/**
 * What a floor implies for the single reviewers, as levels, so that a flow can be held to it. Say an application needs
 * k reviewers with a sum of at least `floor`, and its candidates are v1 >= v2 >= ...: its j-th best reviewer has at
 * least (floor - v1 - ... - v(j-1)) / (k - j + 1), because the better ones give no more than v1 ... v(j-1) and the
 * worse ones no more than itself. Necessary, but not sufficient. Undefined: some application cannot reach the floor.
 */
export function floorLevels(
  problem: Problem,
  strongest: readonly Int32Array[],
  floor: number,
): Levels | undefined {
  const { reviews, tier } = problem;
  const all: (readonly Level[])[] = [];
  for (const [application, own] of strongest.entries()) {
    const needed = int(reviews, application);
    const levels: Level[] = tier === undefined ? [] : [{ from: tier.tau, atLeast: tier.atLeast }];
    let missing = floor;
    for (let rank = 0; rank < needed; rank += 1) {
      const least = Math.ceil(missing / (needed - rank));
      if (rank >= own.length || int(own, rank) < least) return undefined;
      levels.push({ from: least, atLeast: rank + 1 });
      missing -= int(own, rank);
    }
    all.push(sharpened(levels, int(own, own.length - 1)));
  }
  return (application) => all[application] ?? [];
}

/** Only the levels that say something: `from` falls, `atLeast` grows, and there are candidates below. */
function sharpened(levels: readonly Level[], weakest: number): Level[] {
  const kept: Level[] = [];
  for (const level of levels.toSorted((a, b) => b.from - a.from || b.atLeast - a.atLeast)) {
    if (level.from > weakest && level.atLeast > (kept.at(-1)?.atLeast ?? 0)) kept.push(level);
  }
  return kept;
}
