import type { Reason } from "../../../schemas/reason.ts";

/** Somebody's score in whole ten-thousandths, and the group that it is compared within. */
export interface Member {
  readonly id: string;
  readonly group: string;
  readonly worth: number;
}

export interface Normalising {
  readonly method: "standardScore" | "rankShare";
  /** Groups of fewer are measured within all together. */
  readonly least: number;
}

/** What counts instead, in whole ten-thousandths, with all that is needed to work it out again by hand. */
export interface Normalised {
  readonly worth: number;
  readonly reason: Reason;
}

type Measure = (worth: number) => Normalised;

/**
 * Scores as they stand within their group: 50 is its middle. Computed in whole numbers and rounded once, half away from
 * 50, to four places, so that equal standing is an equal number on every machine.
 *
 * A group that is too small is measured within all, and its reason's code ends in `OfAll`; where all have the same
 * score, everybody is in the middle (`noSpread`). Within a group nobody changes places.
 */
export function normalised(
  { method, least }: Normalising,
  members: readonly Member[],
): ReadonlyMap<string, Normalised> {
  const measured = method === "standardScore" ? standardScores : rankShares;
  const ofAll = measured(members, "OfAll");
  const found = new Map<string, Normalised>();
  for (const [group, own] of Map.groupBy(members, (member) => member.group)) {
    const measure = own.length < least ? ofAll : measured(own, "");
    for (const { id, worth } of own) {
      const { reason, worth: counted } = measure(worth);
      const params = { group, ofGroup: own.length, raw: worth / 1e4, ...reason.params };
      found.set(id, { worth: counted, reason: { code: reason.code, params } });
    }
  }
  return found;
}

/** 50 + 10 (x - mean) / deviation, where n(x - mean) and n² times the variance are whole numbers. */
function standardScores(reference: readonly Member[], suffix: string): Measure {
  const count = BigInt(reference.length);
  const sum = reference.reduce((total, { worth }) => total + BigInt(worth), 0n);
  const squares = reference.reduce((total, { worth }) => total + BigInt(worth) ** 2n, 0n);
  const spread = count * squares - sum * sum; // n² times the variance
  const params = {
    count: reference.length,
    mean: places(over(sum, count || 1n)),
    deviation: places(rootOver(spread, (count || 1n) ** 2n)),
  };
  return (worth) => {
    if (spread === 0n) return { worth: 500_000, reason: { code: `noSpread${suffix}`, params } };
    const off = count * BigInt(worth) - sum;
    const distance = rootOver((100_000n * off) ** 2n, spread);
    const counted = 500_000n + (off < 0n ? -distance : distance);
    return { worth: Number(counted), reason: { code: `standardScore${suffix}`, params } };
  };
}

/** The share of the reference that lies below, of a hundred; of those that are equal, oneself among them, half. */
function rankShares(reference: readonly Member[], suffix: string): Measure {
  const count = reference.length;
  const sorted = Float64Array.from(reference, ({ worth }) => worth).sort();
  const standing = new Map<number, { below: number; equal: number }>();
  for (const [below, worth] of sorted.entries()) {
    const known = standing.get(worth);
    if (known === undefined) standing.set(worth, { below, equal: 1 });
    else known.equal += 1;
  }
  return (worth) => {
    const { below = 0, equal = 0 } = standing.get(worth) ?? {};
    const params = { count, below, equal };
    if (equal === count) return { worth: 500_000, reason: { code: `noSpread${suffix}`, params } };
    const counted = over(BigInt(2 * below + equal) * 1_000_000n, BigInt(2 * count));
    return { worth: Number(counted), reason: { code: `rankShare${suffix}`, params } };
  };
}

/** The quotient, rounded half away from zero to a whole number. */
export function over(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

/** The square root of a quotient, rounded half up to a whole number: the root of four times it has twice the size. */
function rootOver(dividend: bigint, divisor: bigint): bigint {
  return (floorRoot((4n * dividend) / divisor) + 1n) / 2n;
}

/** The largest whole number whose square is no larger (Newton's method, from above). */
function floorRoot(square: bigint): bigint {
  if (square < 2n) return square;
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

const places = (worth: bigint): number => Number(worth) / 1e4;
