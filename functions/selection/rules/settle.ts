import type { Solve } from "../../shared/solver.ts";
import { type Frame, held, type Limits, offTarget, outside } from "./frame.ts";
import { type Aim, best, wholeGroups } from "./program.ts";

/**
 * What comes before every policy: as many seats as the hard quotas allow, then soft quotas missed by as little as
 * can be in all, then targets missed by as little as can be in all. Undefined when the hard quotas contradict.
 */
export function settled(solve: Solve, frame: Frame, seats: number) {
  const anything = Number.POSITIVE_INFINITY;
  let limits: Limits = {
    seats: { least: 0, most: seats },
    soft: anything,
    target: anything,
    worth: Number.NEGATIVE_INFINITY,
  };
  const reached = (aim: Aim) => best(solve, frame, limits, wholeGroups(frame), aim);
  let completion = reached("seats");
  if (completion === undefined) return undefined;
  const filled = completion.reduce((sum, count) => sum + count, frame.kept.seats);
  limits = { ...limits, seats: { least: filled, most: filled } };
  if (frame.quotas.some(({ soft }) => soft)) {
    completion = reached("soft") ?? completion;
    limits = { ...limits, soft: missed(frame, completion, outside) };
  }
  if (frame.quotas.some(({ target }) => target !== undefined)) {
    completion = reached("target") ?? completion;
    limits = { ...limits, target: missed(frame, completion, offTarget) };
  }
  return { limits, completion };
}

function missed(frame: Frame, completion: readonly number[], by: typeof outside): number {
  const totals = held(frame, completion);
  return frame.quotas.reduce((sum, quota, index) => sum + by(quota, totals[index] ?? 0), 0);
}
