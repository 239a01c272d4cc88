import type { Quota } from "../../../schemas/planning/select.ts";
import type { Solve } from "../../shared/solver.ts";
import { type Frame, framed, type Limits } from "./frame.ts";
import { best, isWhole, relaxation, wholeGroups } from "./program.ts";
import type { Ranked } from "./rank.ts";
import { walk } from "./walk.ts";

/**
 * The largest sum of scores within the limits; among equals, the lexicographically best ranking.
 *
 * The linear relaxation bounds the sum. What it says a group falls short of that bound shows how far the group's
 * count can be from the relaxed one in *any* selection of the largest sum, so that most counts are settled at once,
 * and the walk down the ranking, bound to the largest sum, has few groups left to ask about.
 */
export function largestTotal(
  solve: Solve,
  field: readonly Ranked[],
  quotas: readonly Quota[],
  settledLimits: Limits,
): number[] {
  const lowest = field.reduce((least, { worth }) => Math.min(least, worth), Number.POSITIVE_INFINITY);
  const unit = field.reduce((divisor, { worth }) => greatestCommonDivisor(divisor, worth - lowest), 0) || 1;
  // The number of seats is settled, so one constant less for everybody orders the selections as before.
  const frame = framed(field, quotas, [], ({ worth }) => (worth - lowest) / unit);
  const relaxed = relaxation(solve, frame, settledLimits, wholeGroups(frame), "worth");
  if (relaxed === undefined) throw new Error("A settled field has no selection");
  const completion = isWhole(relaxed.counts)
    ? relaxed.counts.map(Math.round)
    : heaviest(solve, frame, settledLimits, relaxed);
  const worth = worthOf(frame, completion);
  const limits = { ...settledLimits, worth };
  return walk(solve, frame, limits, tightened(frame, relaxed, worth), completion);
}

type Relaxed = NonNullable<ReturnType<typeof relaxation>>;

const worthOf = ({ groups }: Frame, counts: readonly number[]) =>
  counts.reduce((sum, count, group) => sum + count * (groups[group]?.worth ?? 0), 0);

/**
 * A selection of the largest worth. It is looked for close to the bound first, where few counts are open: what is
 * found within the gap that was supposed is the best of all.
 */
function heaviest(solve: Solve, frame: Frame, limits: Limits, relaxed: Relaxed): number[] {
  const most = frame.groups.reduce((largest, { worth }) => Math.max(largest, worth), 1);
  for (let gap = most / 20; gap < relaxed.objective; gap *= 4) {
    const near = tightened(frame, relaxed, relaxed.objective - gap);
    const found = best(solve, frame, limits, near, "worth");
    if (found !== undefined && worthOf(frame, found) >= relaxed.objective - gap) return found;
  }
  const found = best(solve, frame, limits, wholeGroups(frame), "worth");
  if (found === undefined) throw new Error("A settled field has no selection");
  return found;
}

/** Bounds that every selection of the given worth fulfils. Half a unit of worth is left for rounding. */
function tightened(frame: Frame, { objective, counts, reducedCosts }: Relaxed, worth: number) {
  const { least, most } = wholeGroups(frame);
  const gap = Math.max(0, objective - worth) + 0.5;
  const reach = reducedCosts.map((cost) => Math.floor(gap / Math.max(Math.abs(cost), 1e-9)));
  const near = counts.map(Math.round);
  return {
    least: least.map((bound, index) => Math.max(bound, (near[index] ?? 0) - (reach[index] ?? 0))),
    most: most.map((bound, index) => Math.min(bound, (near[index] ?? 0) + (reach[index] ?? 0))),
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
