import type { Quota } from "../../../schemas/planning/select.ts";
import { type Row, solved, type Term } from "../../shared/linear-program.ts";
import type { Solve } from "../../shared/solver.ts";
import { countsIn, type Frame, framed, type Limits } from "./frame.ts";
import { best, countTerms, groupColumns, seatRows, wholeGroups } from "./program.ts";
import type { Ranked } from "./rank.ts";

/** More ways out than these would not help whoever has to choose one. */
const MOST_WAYS_OUT = 10;

const anyOf = (seats: number): Limits => ({
  seats: { least: 0, most: seats },
  soft: Number.POSITIVE_INFINITY,
  target: Number.POSITIVE_INFINITY,
  worth: Number.NEGATIVE_INFINITY,
});

/**
 * The quotas that cannot be met together, as few as possible in the sense that without any one of them the others
 * could be: of these the first by id that has a minimum, whom it could count, and by how many it falls short when
 * the others are met.
 */
export function conflict(solve: Solve, field: readonly Ranked[], quotas: readonly Quota[], seats: number) {
  const limits = anyOf(seats);
  const can = (some: readonly Quota[]) => {
    const frame = framed(field, some);
    return best(solve, frame, limits, wholeGroups(frame), "nothing") !== undefined;
  };
  let core = quotas.filter(({ soft }) => !soft);
  for (const quota of core.toReversed()) {
    const without = core.filter((other) => other !== quota);
    if (!can(without)) core = without;
  }
  const short = core.find(({ min }) => min !== undefined && min > 0);
  if (short === undefined) throw new Error("Quotas without a minimum contradict");
  const others = core.filter((quota) => quota !== short);
  const frame = framed(field, [...others, { ...short, soft: true }]);
  const counts = best(solve, frame, limits, wholeGroups(frame), { quota: others.length }) ?? [];
  const reached = counts.reduce((sum, count, group) => {
    return sum + (frame.groups[group]?.quotas.has(others.length) ? count : 0);
  }, 0);
  return {
    quota: short.id,
    eligibleAboveThreshold: field.filter((ranked) => countsIn(short, ranked)).map(({ id }) => id),
    shortfall: (short.min ?? 0) - reached,
    with: others.map(({ id }) => id),
  };
}

/**
 * The smallest sets of quotas without which a selection exists, none of which contains another: fewest quotas first,
 * then by id; ten at most.
 */
export function waysOut(
  solve: Solve,
  field: readonly Ranked[],
  quotas: readonly Quota[],
  seats: number,
): Quota[][] {
  const frame = framed(field, quotas);
  const known: number[][] = [];
  while (known.length < MOST_WAYS_OUT) {
    const next = smallestDrop(solve, frame, anyOf(seats), known);
    if (next === undefined) break;
    known.push(next);
  }
  return known
    .sort(
      (a, b) => a.length - b.length || (a.find((each, index) => each !== b[index]) ?? 0) - firstOther(b, a),
    )
    .map((set) => set.flatMap((index) => quotas[index] ?? []));
}

const firstOther = (a: readonly number[], b: readonly number[]) => a.find((each, at) => each !== b[at]) ?? 0;

/** A column per quota says whether it is dropped; as few as possible are, and no set that contains a known one. */
function smallestDrop(solve: Solve, frame: Frame, limits: Limits, known: readonly (readonly number[])[]) {
  const columns = groupColumns(frame, wholeGroups(frame), true);
  const rows: Row[] = seatRows(frame, limits);
  const objective: Term[] = [];
  for (const [index, { min, max, soft }] of frame.quotas.entries()) {
    if (soft) continue;
    const dropped = `z${index}`;
    columns.set(dropped, { least: 0, most: 1, whole: true });
    objective.push([dropped, 1]);
    const terms = countTerms(frame, index);
    if (min !== undefined) rows.push({ terms: [...terms, [dropped, min]], relation: ">=", bound: min });
    if (max !== undefined) {
      rows.push({ terms: [...terms, [dropped, -limits.seats.most]], relation: "<=", bound: max });
    }
  }
  for (const set of known) {
    rows.push({ terms: set.map((index) => [`z${index}`, 1]), relation: "<=", bound: set.length - 1 });
  }
  const found = solved(solve, { sense: "Minimize", objective, rows, columns });
  return found && frame.quotas.flatMap((_quota, index) => (found.value(`z${index}`) > 0.5 ? [index] : []));
}
