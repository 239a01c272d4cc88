import type { Criterion } from "../../schemas/call.ts";
import { own } from "../shared/own.ts";

/** A score or a weight as an exact number of ten-thousandths. */
function units(value: number): bigint {
  return BigInt(Math.round(value * 10_000));
}

interface Fraction {
  over: bigint;
  under: bigint;
}

/** Half up, to four decimal places: the one rounding between the reviewers' marks and the ranking. */
function decimal({ over, under }: Fraction): string {
  const rounded = (2n * over + under) / (2n * under);
  const text = rounded.toString().padStart(5, "0");
  return `${text.slice(0, -4)}.${text.slice(-4)}`;
}

function sum(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(
    (total, { over, under }) => ({
      over: total.over * under + over * total.under,
      under: total.under * under,
    }),
    { over: 0n, under: 1n },
  );
}

export interface Scored {
  means: { criterion: string; mean: string | null; reviews: number }[];
  /** Sum of the criterion means: what thresholds are held against. */
  unweighted: string;
  /** Sum of the weighted means: what ranks. */
  score: string;
  /** The criteria that missed their threshold, and `overall`. */
  failed: string[];
}

/**
 * Scores an application from its reviews' marks, exactly. A mark of null is not applicable and leaves the mean; a
 * criterion that nobody could score leaves both sums, which are then raised in proportion, so that what does not apply
 * costs nobody anything (never counted as zero).
 */
export function score(
  criteria: readonly Criterion[],
  overallThreshold: number,
  reviews: readonly Record<string, number | null>[],
): Scored {
  const rows = criteria.map((criterion) => {
    const marks = reviews.map((marks) => own(marks, criterion.id) ?? null).filter((mark) => mark !== null);
    const over = marks.reduce((total, mark) => total + units(mark), 0n);
    return { criterion, count: marks.length, mean: { over, under: BigInt(Math.max(1, marks.length)) } };
  });
  const scored = rows.filter((row) => row.count > 0);
  const raise = (of: (criterion: Criterion) => bigint): Fraction => ({
    over: rows.reduce((total, { criterion }) => total + of(criterion), 0n),
    under: scored.reduce((total, { criterion }) => total + of(criterion), 0n) || 1n,
  });
  const most = (criterion: Criterion) => units(criterion.maxScore);
  const weightedMost = (criterion: Criterion) => units(criterion.maxScore) * units(criterion.weight);
  const unweighted = times(sum(scored.map((row) => row.mean)), raise(most));
  const weighted = times(
    sum(
      scored.map(({ criterion, mean }) => ({
        over: mean.over * units(criterion.weight),
        under: mean.under * 10_000n,
      })),
    ),
    raise(weightedMost),
  );
  const failed = scored
    .filter(({ criterion, mean }) => mean.over < units(criterion.threshold) * mean.under)
    .map(({ criterion }) => criterion.id);
  if (unweighted.over < units(overallThreshold) * unweighted.under) failed.push("overall");
  return {
    means: rows.map(({ criterion, count, mean }) => ({
      criterion: criterion.id,
      mean: count === 0 ? null : decimal(mean),
      reviews: count,
    })),
    unweighted: decimal(unweighted),
    score: decimal(weighted),
    failed,
  };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}
