import type { Quartiles } from "../../../schemas/numbers.ts";

/** The five figures of a box plot, interpolated linearly between ranks; of no values, none. */
export function quartilesOf(values: readonly number[]): Quartiles | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const at = (share: number) => {
    const rank = (sorted.length - 1) * share;
    const [below = 0, above = below] = sorted.slice(Math.floor(rank), Math.floor(rank) + 2);
    return Math.round((below + (above - below) * (rank % 1)) * 1e4) / 1e4;
  };
  return { least: at(0), lower: at(0.25), median: at(0.5), upper: at(0.75), greatest: at(1) };
}
