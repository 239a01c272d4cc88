import type { Quota } from "../../../schemas/planning/select.ts";
import type { Ranked } from "./rank.ts";

/**
 * A selection problem by *groups*: candidates who count in the same quotas are alike, so that what matters is how
 * many of a group are in, not who. The best of a group always go first. That makes the integer programs small: as
 * many columns as there are kinds of candidates, however many candidates there are.
 */
export interface Frame {
  /** In the order of their ids. */
  readonly quotas: readonly Quota[];
  readonly groups: readonly Group[];
  /** The group of each candidate, by place in the ranking. */
  readonly groupOf: readonly number[];
  /** What is in already and stays: its size, and how many of it count in each quota. */
  readonly kept: { readonly seats: number; readonly held: readonly number[] };
}

export interface Group {
  readonly quotas: ReadonlySet<number>;
  readonly size: number;
  /** What one of them adds to the total; 0 where totals play no part. */
  readonly worth: number;
}

/** What a selection must fulfil, apart from the hard quotas: bounds on its size, its violations and its worth. */
export interface Limits {
  readonly seats: { readonly least: number; readonly most: number };
  /** By how much soft quotas may be missed in all. */
  readonly soft: number;
  /** By how much targets may be missed in all. */
  readonly target: number;
  readonly worth: number;
}

/** Whether a candidate counts in a quota. */
export function countsIn({ attribute, value }: Quota, { candidate }: Ranked): boolean {
  const own = candidate[attribute];
  return Array.isArray(own) ? own.includes(value) : own === value;
}

/** Groups a field by the quotas that its candidates count in; by score, too, where `worthOf` is given. */
export function framed(
  field: readonly Ranked[],
  quotas: readonly Quota[],
  kept: readonly Ranked[] = [],
  worthOf: (ranked: Ranked) => number = () => 0,
): Frame {
  const numbers = new Map<string, number>();
  const groups: { quotas: Set<number>; size: number; worth: number }[] = [];
  const groupOf = field.map((ranked) => {
    const inside = quotas.flatMap((quota, index) => (countsIn(quota, ranked) ? [index] : []));
    const worth = worthOf(ranked);
    const key = `${worth}:${inside.join()}`;
    const number = numbers.get(key) ?? groups.length;
    numbers.set(key, number);
    const group = groups[number];
    if (group === undefined) groups.push({ quotas: new Set(inside), size: 1, worth });
    else group.size += 1;
    return number;
  });
  const held = quotas.map((quota) => kept.filter((ranked) => countsIn(quota, ranked)).length);
  return { quotas, groups, groupOf, kept: { seats: kept.length, held } };
}

/** How many count in each quota, when so many of each group are in. */
export function held(frame: Frame, counts: readonly number[]): number[] {
  const totals = [...frame.kept.held];
  for (const [group, { quotas }] of frame.groups.entries()) {
    for (const quota of quotas) totals[quota] = (totals[quota] ?? 0) + (counts[group] ?? 0);
  }
  return totals;
}

/** How far `count` is outside of a quota's minimum and maximum. */
export function outside({ min = 0, max = Number.POSITIVE_INFINITY }: Quota, count: number): number {
  return Math.max(0, min - count, count - max);
}

/** How far `count` is from a quota's target. */
export function offTarget({ target }: Quota, count: number): number {
  return target === undefined ? 0 : Math.abs(count - target);
}

/** Whether hard quotas are met and soft ones and targets missed by no more than the limits allow. */
export function within(quotas: readonly Quota[], limits: Limits, totals: readonly number[]): boolean {
  let soft = 0;
  let target = 0;
  for (const [index, quota] of quotas.entries()) {
    const count = totals[index] ?? 0;
    const missed = outside(quota, count);
    if (missed > 0 && !quota.soft) return false;
    soft += missed;
    target += offTarget(quota, count);
  }
  return soft <= limits.soft && target <= limits.target;
}
