import { type Column, type Row, solved, type Term } from "../../shared/linear-program.ts";
import type { Solve } from "../../shared/solver.ts";
import type { Frame, Limits } from "./frame.ts";

/** What to maximise (seats, worth, the count of a quota) or minimise (what soft quotas and targets miss), if anything. */
export type Aim = "seats" | "worth" | "soft" | "target" | "nothing" | { readonly quota: number };

/** Bounds on how many of each group are in. */
export interface Bounds {
  readonly least: readonly number[];
  readonly most: readonly number[];
}

export const wholeGroups = ({ groups }: Frame): Bounds => ({
  least: groups.map(() => 0),
  most: groups.map(({ size }) => size),
});

/**
 * So many of each group, best for the aim; undefined when no selection fulfils the limits. The linear relaxation is
 * asked first: it is several times faster, and mostly refuses, or is whole by itself.
 */
export function best(solve: Solve, frame: Frame, limits: Limits, bounds: Bounds, aim: Aim) {
  const relaxed = relaxation(solve, frame, limits, bounds, aim);
  if (relaxed === undefined || isWhole(relaxed.counts)) return relaxed?.counts.map(Math.round);
  const found = solved(solve, program(frame, limits, bounds, aim, true));
  return found && frame.groups.map((_group, index) => Math.round(found.value(`x${index}`)));
}

/** The best when parts of candidates may be in: a bound for the aim, and what each group's reduced cost is. */
export function relaxation(solve: Solve, frame: Frame, limits: Limits, bounds: Bounds, aim: Aim) {
  const found = solved(solve, program(frame, limits, bounds, aim, false));
  if (found === undefined) return undefined;
  return {
    objective: found.objective,
    counts: frame.groups.map((_group, index) => found.value(`x${index}`)),
    reducedCosts: frame.groups.map((_group, index) => found.dual(`x${index}`)),
  };
}

export const isWhole = (counts: readonly number[]) =>
  counts.every((count) => Math.abs(count - Math.round(count)) < 1e-6);

/** One term for each group that counts in a quota. */
export function countTerms({ groups }: Frame, quota: number): Term[] {
  return groups.flatMap((group, index) => (group.quotas.has(quota) ? [[`x${index}`, 1] as const] : []));
}

/** How many seats may be taken. */
export function seatRows({ groups, kept }: Frame, { seats }: Limits): Row[] {
  const terms = groups.map((_group, index) => [`x${index}`, 1] as const);
  return [
    { terms, relation: ">=", bound: seats.least - kept.seats },
    { terms, relation: "<=", bound: seats.most - kept.seats },
  ];
}

export function groupColumns(frame: Frame, { least, most }: Bounds, whole: boolean): Map<string, Column> {
  return new Map(
    frame.groups.map((_g, i) => [`x${i}`, { least: least[i] ?? 0, most: most[i] ?? 0, whole }] as const),
  );
}

function program(frame: Frame, limits: Limits, bounds: Bounds, aim: Aim, whole: boolean) {
  const columns = groupColumns(frame, bounds, whole);
  const rows = seatRows(frame, limits);
  const soft: Term[] = [];
  const target: Term[] = [];
  const worth = frame.groups.map(({ worth }, index) => [`x${index}`, worth] as const);
  const slack = (name: string, sums: Term[]) => {
    columns.set(name, { least: 0, most: 1e6, whole: false });
    sums.push([name, 1]);
  };
  for (const [index, quota] of frame.quotas.entries()) {
    const terms = countTerms(frame, index);
    const bound = (count: number) => count - (frame.kept.held[index] ?? 0);
    const under: Term[] = quota.soft ? [[`u${index}`, 1]] : [];
    const over: Term[] = quota.soft ? [[`o${index}`, -1]] : [];
    if (quota.min !== undefined) {
      if (quota.soft) slack(`u${index}`, soft);
      rows.push({ terms: [...terms, ...under], relation: ">=", bound: bound(quota.min) });
    }
    if (quota.max !== undefined) {
      if (quota.soft) slack(`o${index}`, soft);
      rows.push({ terms: [...terms, ...over], relation: "<=", bound: bound(quota.max) });
    }
    if (quota.target !== undefined) {
      slack(`d${index}`, target);
      rows.push({ terms: [...terms, [`d${index}`, 1]], relation: ">=", bound: bound(quota.target) });
      rows.push({ terms: [...terms, [`d${index}`, -1]], relation: "<=", bound: bound(quota.target) });
    }
  }
  if (Number.isFinite(limits.soft)) rows.push({ terms: soft, relation: "<=", bound: limits.soft });
  if (Number.isFinite(limits.target)) rows.push({ terms: target, relation: "<=", bound: limits.target });
  // Worths are whole, so half a unit less asks the same and leaves the solver room to round.
  if (Number.isFinite(limits.worth)) rows.push({ terms: worth, relation: ">=", bound: limits.worth - 0.5 });
  const seats = worth.map(([column]) => [column, 1] as const);
  const objectives = { seats, worth, soft, target, nothing: [] };
  const objective = typeof aim === "object" ? countTerms(frame, aim.quota) : objectives[aim];
  const sense = aim === "soft" || aim === "target" ? ("Minimize" as const) : ("Maximize" as const);
  return { sense, objective, rows, columns };
}
