import type { Candidate, SelectInput, TieBreak } from "../../../schemas/planning/select.ts";
import { compareText } from "../../shared/canonical.ts";
import { type Normalised, normalised } from "./normalise.ts";

/** A candidate in its place. `worth` is the score in ten-thousandths: a whole number, so that sums are exact. */
export interface Ranked {
  readonly id: string;
  readonly candidate: Candidate;
  readonly worth: number;
}

/** Whole ten-thousandths of a decimal with at most four places. */
export function scaled(decimal: number): number {
  return Math.round(decimal * 1e4);
}

/** The decimal that so many ten-thousandths are. */
export function unscaled(worth: number): number {
  return worth / 1e4;
}

/** What counts instead of the scores, where they are compared within groups; all candidates are part of theirs. */
export function standing({
  normalise,
  candidates,
}: SelectInput): ReadonlyMap<string, Normalised> | undefined {
  if (normalise === undefined) return undefined;
  const groupOf = (candidate: Candidate) => String(candidate[normalise.within]);
  return normalised(
    normalise,
    candidates.map((one) => ({ id: one.id, group: groupOf(one), worth: scaled(one.score) })),
  );
}

/** Everybody at or above the threshold, best first: by score, then as the tie-breaks say, then by id. */
export function ranking(input: SelectInput): Ranked[] {
  const { candidates, minScore, tieBreak } = input;
  const threshold = minScore === undefined ? Number.NEGATIVE_INFINITY : scaled(minScore);
  const compared = standing(input);
  return candidates
    .filter(({ score }) => scaled(score) >= threshold)
    .map((candidate) => {
      const { id, score } = candidate;
      return { id, candidate, worth: compared?.get(id)?.worth ?? scaled(score) };
    })
    .sort((a, b) => b.worth - a.worth || broken(tieBreak, a.candidate, b.candidate));
}

function broken(tieBreak: readonly TieBreak[], a: Candidate, b: Candidate): number {
  for (const { by, order } of tieBreak) {
    const difference = compared(a[by], b[by]);
    if (difference !== 0) return order === "asc" ? difference : -difference;
  }
  return compareText(a.id, b.id);
}

/** The schema has seen to it that one attribute is a number everywhere, or a string everywhere. */
function compared(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareText(String(a), String(b));
}
