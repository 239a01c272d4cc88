import fc from "fast-check";
import { type Candidate, type Quota, SelectInput } from "../../../schemas/planning/select.ts";

/** Small fields with crossing quotas, many ties, soft quotas and targets. */
const inputOf = (fewest: number, quotas: number): fc.Arbitrary<SelectInput> =>
  fc
    .record({
      seats: fc.integer({ min: 0, max: 5 }),
      minScore: fc.constantFrom(0, 2),
      policy: fc.constantFrom("rankLexicographic" as const, "maxTotal" as const),
      tieBreak: fc.constantFrom(
        [],
        [{ by: "impact", order: "desc" as const }],
        [{ by: "name", order: "asc" as const }],
      ),
      candidates: fc.array(
        fc.record({
          score: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0.1, 0.2, 0.3, 2.0001, 4.3)),
          impact: fc.integer({ min: 0, max: 2 }),
          name: fc.constantFrom("a", "B", "é"),
          lot: fc.constantFrom("SE", "NO", "DE"),
          track: fc.constantFrom("own", "twin"),
          themes: fc.subarray(["heat", "power"]),
        }),
        { minLength: fewest, maxLength: 8 },
      ),
      quotas: fc.array(
        fc.record({
          of: fc.constantFrom(
            ["lot", "SE"],
            ["lot", "NO"],
            ["track", "own"],
            ["track", "twin"],
            ["themes", "heat"],
            ["themes", "power"],
          ),
          min: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined, freq: 2 }),
          more: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
          target: fc.option(fc.constant(0), { nil: undefined, freq: 4 }),
          soft: fc.constantFrom(true, false, false, false, false),
        }),
        { maxLength: quotas },
      ),
    })
    .map(({ candidates, quotas, ...rest }) =>
      SelectInput.parse({
        ...rest,
        candidates: candidates.map((candidate, index) => ({ id: `app-${(index * 5) % 8}`, ...candidate })),
        quotas: quotas.map(({ of: [attribute, value], min, more, target, soft }, index) => ({
          id: `q${index}`,
          attribute,
          value,
          soft,
          ...(min === undefined ? {} : { min }),
          ...(more === undefined ? {} : { max: (min ?? 0) + more }),
          ...(target === undefined ? {} : { target: min ?? Math.min(1, more ?? 1) }),
        })),
      }),
    );

export const smallInput = inputOf(0, 5);
/** Enough candidates, and few enough quotas, for somebody to be left on the reserve. */
export const inputWithReserve = inputOf(6, 3);

const tenThousandths = (score: number) => BigInt(score.toFixed(4).replace(".", ""));

export function inRankOrder({ candidates, minScore = 0, tieBreak }: SelectInput): Candidate[] {
  return candidates
    .filter(({ score }) => score >= minScore)
    .sort((a, b) => {
      if (a.score !== b.score) return b.score - a.score;
      for (const { by, order } of tieBreak) {
        const [x, y] = [a[by], b[by]];
        if (x === y || x === undefined || y === undefined) continue;
        const isLess = typeof x === "number" && typeof y === "number" ? x < y : String(x) < String(y);
        return isLess === (order === "asc") ? -1 : 1;
      }
      return a.id < b.id ? -1 : 1;
    });
}

export const count = (some: readonly Candidate[], { attribute, value }: Quota) =>
  some.filter((each) => {
    const own = each[attribute];
    return Array.isArray(own) ? own.includes(value) : own === value;
  }).length;

const missed = ({ min, max }: Quota, counted: number) =>
  (min !== undefined && counted < min ? min - counted : 0) +
  (max !== undefined && counted > max ? counted - max : 0);

export const meetsHard = (some: readonly Candidate[], quotas: readonly Quota[]) =>
  quotas.every((quota) => quota.soft || missed(quota, count(some, quota)) === 0);

export const sum = (some: readonly Candidate[]) =>
  some.reduce((total, { score }) => total + tenThousandths(score), 0n);

/** All subsets, each in rank order, such that of two the lexicographically better ranked comes first. */
export function subsets(ranked: readonly Candidate[]): Candidate[][] {
  const [first, ...rest] = ranked;
  if (first === undefined) return [[]];
  const others = subsets(rest);
  return [...others.map((subset) => [first, ...subset]), ...others];
}

/** The definition, spelled out: every subset is looked at, one criterion after the other. */
export function bySearch(input: SelectInput, policy = input.policy, staying: readonly Candidate[] = []) {
  const { quotas } = input;
  const total = (by: (quota: Quota, counted: number) => number, some: readonly Candidate[]) =>
    quotas.reduce((all, quota) => all + by(quota, count(some, quota)), 0);
  const criteria: ((some: readonly Candidate[]) => number | bigint)[] = [
    (some) => -some.length,
    (some) => total((quota, counted) => (quota.soft ? missed(quota, counted) : 0), some),
    (some) => total(({ target }, counted) => (target === undefined ? 0 : Math.abs(counted - target)), some),
    ...(policy === "maxTotal" ? [(some: readonly Candidate[]) => -sum(some)] : []),
  ];
  let left = subsets(inRankOrder(input)).filter(
    (some) =>
      some.length <= input.seats &&
      meetsHard(some, quotas) &&
      staying.every(({ id }) => some.some((each) => each.id === id)),
  );
  for (const criterion of criteria) {
    const values = left.map(criterion);
    const least = values.reduce((a, b) => (b < a ? b : a), values[0] ?? 0);
    left = left.filter((_some, index) => values[index] === least);
  }
  return left[0];
}
