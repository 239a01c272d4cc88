import { bestClosure } from "./closure.ts";
import type { Market, Matching } from "./market.ts";
import { rotations } from "./rotations.ts";

/**
 * The stable matching of the largest weight; among equals the one that the twins like best (there is one that every
 * twin likes at least as much as any other). Exact: a stable matching is a closed set of rotations, and its weight
 * the twin-optimal one's plus their gains.
 */
export function heaviestStable(market: Market): Matching {
  const { start, found } = rotations(market);
  const isIn = bestClosure(found);
  const matching = start.slice();
  for (const [index, { moves }] of found.entries()) {
    if (!isIn[index]) continue;
    for (const { twin, pilot } of moves) matching[twin] = pilot;
  }
  return matching;
}
