import type { DimensionScore, PairScore } from "../../../schemas/host.ts";

/** One respect in which a twin and an activity are held against each other. */
export interface Respect {
  readonly id: DimensionScore["id"];
  readonly weight: number;
  /** What the twin asks for, and what the activity offers. */
  readonly asked: readonly string[];
  readonly offered: readonly string[];
}

/**
 * How well a pair goes together (F67): per dimension the share, in whole per cent, of what the twin asks for that the
 * activity offers, nothing where it asks for nothing; in all the mean by weight, with at most four decimals. `place` is
 * the activity's place on the twin's list, from 1, of `of`; it scores 100 for the first and falls evenly.
 */
export function scored(
  respects: readonly Respect[],
  ranked: { weight: number; place: number | undefined; of: number },
): PairScore {
  const dimensions: DimensionScore[] = respects.map(({ id, weight, asked, offered }) => {
    const shared = asked.filter((one) => offered.includes(one));
    const score = asked.length === 0 ? 0 : Math.round((100 * shared.length) / asked.length);
    return { id, score, weight, asked: asked.length, shared };
  });
  if (ranked.weight > 0) {
    const { weight, place, of } = ranked;
    const score = place === undefined ? 0 : Math.round((100 * (of - place + 1)) / of);
    dimensions.push({ id: "rank", score, weight, asked: of, shared: [] });
  }
  const all = dimensions.reduce((sum, { weight }) => sum + weight, 0);
  const sum = dimensions.reduce((total, { score, weight }) => total + score * weight, 0);
  return { total: all === 0 ? 0 : Math.round((sum * 1e4) / all) / 1e4, dimensions };
}
