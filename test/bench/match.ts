import { match } from "../../functions/matching/rules/match.ts";
import { MatchInput, MatchPolicy } from "../../schemas/planning/match.ts";

/** Numbers from a stated seed (mulberry32), in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Shape {
  readonly twins: number;
  readonly pilots: number;
  readonly listed: number;
  readonly capacity: number;
  readonly isTight?: boolean;
}

/**
 * A market. `listed`: every twin ranks that many pilots at random, and every pilot all twins at random; 0: nobody
 * ranks, so both sides go by weight. Weights are whole numbers from 0 to 100, of every pair. `capacity` is a mean, or
 * with `isTight` the same for all: where there are as many places as twins, the stable matchings are many.
 */
export function market(seed: number, size: Shape, policy: MatchPolicy): MatchInput {
  const random = seeded(seed);
  const ids = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(4, "0")}`);
  const shuffled = (list: readonly string[]) =>
    list
      .map((item) => [random(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  const twins = ids("twin", size.twins);
  const pilots = ids("pilot", size.pilots);
  const prefs = (others: readonly string[], count: number) =>
    size.listed === 0 ? {} : { prefs: shuffled(others).slice(0, count) };
  return MatchInput.parse({
    policy,
    twins: twins.map((id) => ({ id, ...prefs(pilots, size.listed) })),
    pilots: pilots.map((id) => {
      const capacity = size.isTight ? size.capacity : 1 + Math.floor(random() * (2 * size.capacity - 1));
      return { id, capacity, ...prefs(twins, twins.length) };
    }),
    weight: Object.fromEntries(
      twins.map((id) => [id, Object.fromEntries(pilots.map((pilot) => [pilot, Math.floor(random() * 101)]))]),
    ),
  });
}

/** `npm run bench -- match`: 2,000 twins and 300 activities, by every policy. Reach: under 5 s each. */
export async function main(_args: readonly string[]): Promise<void> {
  const shapes: Shape[] = [
    { twins: 2000, pilots: 300, listed: 10, capacity: 7 },
    { twins: 2000, pilots: 300, listed: 300, capacity: 7 },
    { twins: 2000, pilots: 300, listed: 0, capacity: 7 },
    { twins: 2000, pilots: 300, listed: 300, capacity: 5 },
    { twins: 2100, pilots: 300, listed: 300, capacity: 7, isTight: true },
  ];
  console.log("twins pilots listed capacity | policy | seconds | matched weight blocking");
  for (const shape of shapes) {
    const all = market(1, shape, "twinOptimalStable");
    for (const policy of MatchPolicy.options) {
      const before = performance.now();
      const { matched, weight, blockingPairs } = await match({ ...all, policy });
      const seconds = ((performance.now() - before) / 1000).toFixed(2);
      const { twins, pilots, listed, capacity, isTight = false } = shape;
      console.log(
        `${twins} ${pilots} ${listed} ${isTight ? "=" : "~"}${capacity} | ${policy} | ${seconds} | ${matched} ${weight} ${blockingPairs.length}`,
      );
    }
  }
}
