import type { Quota, SelectPolicy } from "../../../schemas/planning/select.ts";
import type { Solve } from "../../shared/solver.ts";
import { framed } from "./frame.ts";
import { largestTotal } from "./max-total.ts";
import { wholeGroups } from "./program.ts";
import type { Ranked } from "./rank.ts";
import { settled } from "./settle.ts";
import { walk } from "./walk.ts";

/** Places in the ranking, best first, for each policy. */
export type Choice = Readonly<Record<SelectPolicy, readonly number[]>>;

/** What each policy selects from a field in rank order; undefined when the hard quotas contradict. */
export function chosen(
  solve: Solve,
  field: readonly Ranked[],
  quotas: readonly Quota[],
  seats: number,
): Choice | undefined {
  const frame = framed(field, quotas);
  const base = settled(solve, frame, seats);
  if (base === undefined) return undefined;
  const maxTotal = largestTotal(solve, field, quotas, base.limits);
  // The largest total is close to the walk's own end, and so a completion that spares most questions.
  const completion = frame.groups.map(() => 0);
  for (const place of maxTotal) {
    const group = frame.groupOf[place] ?? 0;
    completion[group] = (completion[group] ?? 0) + 1;
  }
  const rankLexicographic = walk(solve, frame, base.limits, wholeGroups(frame), completion);
  return { rankLexicographic, maxTotal };
}
