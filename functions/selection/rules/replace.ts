import type { Quota } from "../../../schemas/planning/select.ts";
import type { Solve } from "../../shared/solver.ts";
import { countsIn, framed } from "./frame.ts";
import { wholeGroups } from "./program.ts";
import type { Ranked } from "./rank.ts";
import { settled } from "./settle.ts";
import { walk } from "./walk.ts";

/**
 * Calls the reserve for those who withdraw. Whoever was selected and stays keeps the seat. Down the reserve,
 * everyone is called with whom the quotas can still be met, so that several withdrawals are replaced together: as
 * many seats as possible, then in rank order. Where the quotas cannot be met any more with those who stay, minima
 * are missed by as little as possible; maxima still hold.
 *
 * A withdrawal is paired with the first one called who counts in the same quotas, else with the first one left.
 * Answers places in the field.
 */
export function replaced(
  solve: Solve,
  field: readonly Ranked[],
  quotas: readonly Quota[],
  selected: readonly number[],
  withdrawn: ReadonlySet<string>,
) {
  const leaves = (place: number) => withdrawn.has(field[place]?.id ?? "");
  const leaving = selected.filter(leaves);
  if (leaving.length === 0) return { selected: [...selected], pairs: [] };
  const staying = selected.filter((place) => !leaves(place));
  const isIn = new Set(selected);
  const waiting = [...field.keys()].filter((place) => !isIn.has(place) && !leaves(place));
  const called = (asked: readonly Quota[]) => {
    const at = (places: readonly number[]) => places.flatMap((place) => field[place] ?? []);
    const frame = framed(at(waiting), asked, at(staying));
    const base = settled(solve, frame, selected.length);
    if (base === undefined) return undefined;
    const places = walk(solve, frame, base.limits, wholeGroups(frame), base.completion);
    return places.flatMap((place) => waiting[place] ?? []);
  };
  const coming = called(quotas) ?? called(quotas.flatMap(withSoftMinimum)) ?? [];

  const kindOf = (place: number) => {
    const ranked = field[place];
    return quotas.map((quota) => Number(ranked !== undefined && countsIn(quota, ranked))).join("");
  };
  const left = [...coming];
  const pairs = new Map<number, number | undefined>();
  for (const place of leaving) {
    const alike = left.findIndex((other) => kindOf(other) === kindOf(place));
    if (alike >= 0) pairs.set(place, left.splice(alike, 1)[0]);
  }
  for (const place of leaving) if (!pairs.has(place)) pairs.set(place, left.shift());
  return {
    selected: [...staying, ...coming].sort((a, b) => a - b),
    pairs: leaving.map((place) => [place, pairs.get(place)] as const),
  };
}

/** A hard quota as two: its maximum as it was, its minimum as a soft one. */
function withSoftMinimum(quota: Quota): Quota[] {
  if (quota.soft) return [quota];
  const { min, ...rest } = quota;
  return min === undefined
    ? [rest]
    : [rest, { ...quota, min, max: undefined, target: undefined, soft: true }];
}
