import { compareText } from "../../../functions/shared/canonical.ts";

export type Counts = Readonly<Record<string, number>>;

/** The counts, the greatest first; ties by their key, so that nothing depends on the order of keys. */
export function greatestFirst(counts: Counts): [string, number][] {
  return Object.entries(counts).sort(([a, m], [b, n]) => n - m || compareText(a, b));
}

/** The counts by key; keys that are numbers by number, before all others. */
export function byKey(counts: Counts): [string, number][] {
  return Object.entries(counts).sort(([a], [b]) => compareRank(rank(a), rank(b)) || compareText(a, b));
}

export function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

function rank(key: string): number {
  return /^\d{1,9}$/.test(key) ? Number(key) : Number.POSITIVE_INFINITY;
}

/** Two infinite ranks are equal, which their difference would not say. */
function compareRank(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
