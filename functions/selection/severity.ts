import type { ApplicationId, PersonId } from "../../schemas/ids.ts";
import { compareText } from "../shared/canonical.ts";
import { over } from "./rules/normalise.ts";

/** One review's own sum, in whole ten-thousandths of what it could give at most. */
export interface ReviewedSum {
  readonly applicationId: ApplicationId;
  readonly personId: PersonId;
  readonly worth: number;
}

interface Fraction {
  over: bigint;
  under: bigint;
}

/** How much less (below zero) or more a reviewer gives than the others who read the same, on how many applications. */
export interface Severity {
  readonly personId: PersonId;
  readonly compared: number;
  readonly off: Fraction;
}

/** What is added, in whole ten-thousandths, and how many of the reviews had something to correct by. */
export interface Correction {
  readonly worth: number;
  readonly reviews: number;
  readonly corrected: number;
}

/**
 * Per reviewer the mean, over the applications that somebody else read too, of the own sum less the mean of the
 * others'. Exact: nothing is rounded here.
 */
export function severities(sums: readonly ReviewedSum[]): Severity[] {
  const offs = [...Map.groupBy(sums, ({ applicationId }) => applicationId).values()].flatMap((all) => {
    const total = all.reduce((sum, { worth }) => sum + worth, 0);
    const others = BigInt(all.length - 1);
    if (others === 0n) return [];
    return all.map(({ personId, worth }) => ({
      personId,
      off: { over: BigInt(all.length * worth - total), under: others },
    }));
  });
  return [...Map.groupBy(offs, ({ personId }) => personId)]
    .map(([personId, own]) => {
      const sum = added(own.map(({ off }) => off));
      return {
        personId,
        compared: own.length,
        off: { over: sum.over, under: sum.under * BigInt(own.length) },
      };
    })
    .sort((a, b) => compareText(a.personId, b.personId));
}

/**
 * What is added to each application's score: the mean of what its reviewers give too little, less what they give too
 * much. Reviewers who are compared on fewer than `least` applications count as they are. Rounded once.
 */
export function corrections(
  sums: readonly ReviewedSum[],
  found: readonly Severity[],
  least: number,
): ReadonlyMap<ApplicationId, Correction> {
  const known = new Map(
    found.filter(({ compared }) => compared >= least).map((one) => [one.personId, one.off]),
  );
  return new Map(
    [...Map.groupBy(sums, ({ applicationId }) => applicationId)].map(([id, own]) => {
      const offs = own.flatMap(({ personId }) => known.get(personId) ?? []);
      const sum = added(offs);
      const worth = -Number(over(sum.over, sum.under * BigInt(own.length)));
      return [id, { worth: worth === 0 ? 0 : worth, reviews: own.length, corrected: offs.length }];
    }),
  );
}

/** A fraction as a decimal with four places, from whole ten-thousandths. */
export function shown({ over: dividend, under }: Fraction): number {
  return Number(over(dividend, under)) / 1e4;
}

function added(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(
    (sum, one) => {
      return sum.under === one.under
        ? { over: sum.over + one.over, under: sum.under }
        : { over: sum.over * one.under + one.over * sum.under, under: sum.under * one.under };
    },
    { over: 0n, under: 1n },
  );
}
