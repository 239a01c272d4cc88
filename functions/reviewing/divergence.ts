import type { Review, ReviewerFigures } from "../../schemas/reviewing.ts";
import { compareText } from "../shared/canonical.ts";

type Marked = Pick<Review, "content">;

/** Whether two sums of marks lie further apart than the bound; only criteria that everybody could score are compared. */
export function isDivergent(reviews: readonly Marked[], bound: number): boolean {
  return spreadOf(reviews) > bound;
}

/** The difference between the highest and the lowest sum, exact to four decimals: a mark of null is not counted as zero. */
export function spreadOf(reviews: readonly Marked[]): number {
  const sums = comparable(reviews);
  return sums.length < 2 ? 0 : (Math.max(...sums) - Math.min(...sums)) / 1e4;
}

function comparable(reviews: readonly Marked[]): number[] {
  const marks = reviews.map(({ content }) => new Map(Object.entries(content.scores)));
  const common = [...(marks[0]?.keys() ?? [])].filter((id) =>
    marks.every((own) => typeof own.get(id) === "number"),
  );
  return marks.map((own) => common.reduce((sum, id) => sum + Math.round((own.get(id) ?? 0) * 1e4), 0));
}

/**
 * Per reviewer how many reviews, how far their sums lie from the mean of the others' on the same applications (severity:
 * below zero gives less), and how far their own sums lie apart (standard deviation). For staff alone.
 */
export function reviewerFigures(
  reviews: readonly Pick<Review, "content" | "applicationId" | "personId" | "state">[],
): ReviewerFigures[] {
  const submitted = reviews.filter(({ state }) => state === "submitted");
  const rows = [...Map.groupBy(submitted, ({ applicationId }) => applicationId).values()].flatMap((all) => {
    const sums = comparable(all);
    const total = sums.reduce((sum, each) => sum + each, 0);
    return all.map(({ personId }, i) => {
      const own = sums[i] ?? 0;
      const others = all.length - 1;
      return { personId, own, off: others === 0 ? undefined : own - (total - own) / others };
    });
  });
  return [...Map.groupBy(rows, ({ personId }) => personId)]
    .map(([personId, mine]) => {
      const offs = mine.flatMap(({ off }) => (off === undefined ? [] : [off]));
      const mean = meanOf(mine.map(({ own }) => own));
      const spread = Math.sqrt(meanOf(mine.map(({ own }) => (own - mean) ** 2)));
      const severity = offs.length === 0 ? {} : { severity: shown(meanOf(offs)) };
      return { personId, reviews: mine.length, compared: offs.length, ...severity, spread: shown(spread) };
    })
    .sort((a, b) => compareText(a.personId, b.personId));
}

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
/** From ten-thousandths to two decimals. */
const shown = (value: number) => Math.round(value / 100) / 100;
