import type { Quota } from "../../../schemas/planning/select.ts";
import type { Reason } from "../../../schemas/reason.ts";
import { countsIn, offTarget, outside } from "./frame.ts";
import { type Ranked, unscaled } from "./rank.ts";

/** A selection among a field that is in rank order. `places` are places in that field. */
export interface Selection {
  readonly field: readonly Ranked[];
  readonly quotas: readonly Quota[];
  readonly seats: number;
  readonly places: readonly number[];
  /** Places that were selected before others withdrew, and are not given up. */
  readonly settled: ReadonlySet<number>;
}

type Limit = "max" | "min" | "target";

/**
 * Why everybody of the field is in or out.
 *
 * - `selected`
 * - `outranked`: all seats went to better ranked ones (or had gone, before somebody withdrew, to those who stay).
 * - Otherwise somebody ranked lower is in, or a seat is empty. Each single exchange with one of them (or taking the
 *   empty seat) would break a quota, or the selection would not have been the best; those quotas are the reason:
 *   `quotaFull` when a maximum is among them, `keptForMinimum` when it is minima only, `keptForTarget` when it would
 *   be a soft quota or a target that is missed by more.
 */
export function explained({ field, quotas, seats, places, settled }: Selection): Map<string, Reason> {
  const member = field.map((ranked) => quotas.map((quota) => countsIn(quota, ranked)));
  const totals = quotas.map((_quota, q) => places.filter((place) => member[place]?.[q]).length);
  const isIn = new Set(places);
  const names = (limit: Limit, found: ReadonlyMap<number, Limit>) =>
    quotas.flatMap(({ id }, index) => (found.get(index) === limit ? [id] : []));
  const holders = (limit: Limit, found: ReadonlyMap<number, Limit>, among: readonly number[]) =>
    among.flatMap((place) => {
      const holds = [...found].some(([quota, kind]) => kind === limit && member[place]?.[quota]);
      return holds ? [field[place]?.id ?? ""] : [];
    });

  const reasonFor = (place: number, { worth }: Ranked): Reason => {
    const facts = { rank: place + 1, score: unscaled(worth) };
    if (isIn.has(place)) return { code: "selected", params: facts };
    const later = places.filter((other) => other > place && !settled.has(other));
    const last = field[places.at(-1) ?? -1]?.id;
    if (later.length === 0 && places.length === seats) {
      return { code: "outranked", params: { ...facts, seats, ...(last === undefined ? {} : { last }) } };
    }
    const found = new Map<number, Limit>();
    const own = member[place] ?? [];
    const partners = [...later.map((other) => member[other] ?? []), ...(places.length < seats ? [[]] : [])];
    for (const partner of partners) {
      for (const [quota, limit] of broken(quotas, totals, own, partner)) {
        if (found.get(quota) !== "max") found.set(quota, limit);
      }
    }
    const limits = [...found.values()];
    const code = limits.includes("max")
      ? "quotaFull"
      : limits.includes("min")
        ? "keptForMinimum"
        : "keptForTarget";
    return {
      code,
      params: {
        ...facts,
        full: names("max", found),
        fullWith: holders("max", found, places),
        minimum: names("min", found),
        keptFor: holders("min", found, later),
        target: names("target", found),
      },
    };
  };
  return new Map(field.map((ranked, place) => [ranked.id, reasonFor(place, ranked)]));
}

/** The quotas that would be worse off with `entering` in for `leaving`: hard ones alone, if there are any. */
function broken(
  quotas: readonly Quota[],
  totals: readonly number[],
  entering: readonly boolean[],
  leaving: readonly boolean[],
): [number, Limit][] {
  const hard: [number, Limit][] = [];
  const wished: [number, Limit][] = [];
  for (const [index, quota] of quotas.entries()) {
    const before = totals[index] ?? 0;
    const after = before + Number(entering[index] ?? false) - Number(leaving[index] ?? false);
    if (outside(quota, after) > outside(quota, before)) {
      (quota.soft ? wished : hard).push([index, after > before ? "max" : "min"]);
    } else if (offTarget(quota, after) > offTarget(quota, before)) {
      wished.push([index, "target"]);
    }
  }
  return hard.length > 0 ? hard : wished;
}
