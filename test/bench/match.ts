import { matchAgain } from "../../functions/matching/rules/match-again.ts";
import { matchUnder, type Settled } from "../../functions/matching/rules/match-under.ts";
import { type MatchAnswer, MatchInput, MatchPolicy } from "../../schemas/planning/match.ts";

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

/**
 * `npm run bench -- match`: 2,000 twins and 300 activities, by every policy, with pairs settled by hand, and again after
 * every fiftieth twin has left. Reach: under 5 s each. The last column is the time as a multiple of what reading the
 * same market through its schema takes in the same run, which says more than seconds on a machine that is busy.
 */
export async function main(_args: readonly string[]): Promise<void> {
  const shapes: Shape[] = [
    { twins: 2000, pilots: 300, listed: 10, capacity: 7 },
    { twins: 2000, pilots: 300, listed: 300, capacity: 7 },
    { twins: 2000, pilots: 300, listed: 0, capacity: 7 },
    { twins: 2000, pilots: 300, listed: 300, capacity: 5 },
    { twins: 2100, pilots: 300, listed: 300, capacity: 7, isTight: true },
  ];
  console.log("twins pilots listed capacity | policy | seconds | matched weight blocking | × reading");
  for (const shape of shapes) {
    const all = market(1, shape, "twinOptimalStable");
    const reading = timed(() => MatchInput.parse(structuredClone(all))).seconds;
    const row = (what: string, { answer, seconds }: { answer: MatchAnswer; seconds: number }) => {
      const { twins, pilots, listed, capacity, isTight = false } = shape;
      const { matched, weight, blockingPairs } = answer;
      console.log(
        `${twins} ${pilots} ${listed} ${isTight ? "=" : "~"}${capacity} | ${what} | ${seconds.toFixed(2)} | ${matched} ${weight} ${blockingPairs.length} | ${(seconds / reading).toFixed(1)}`,
      );
      return answer;
    };
    for (const policy of MatchPolicy.options)
      row(
        policy,
        timed(() => matchUnder({ ...all, policy }, none)),
      );
    const [first, second] = all.twins;
    const pins = new Map([
      [first?.id ?? "", all.pilots[0]?.id ?? ""],
      [second?.id ?? "", all.pilots[1]?.id ?? ""],
    ]);
    const before = row(
      "two pinned",
      timed(() => matchUnder(all, { ...none, pins })),
    );
    const base = new Map(
      Object.entries(before.matching).flatMap(([twin, pilot]) => (pilot === null ? [] : [[twin, pilot]])),
    );
    const stay = { ...all, twins: all.twins.filter((_, index) => index % 50 !== 0) };
    const left = MatchInput.parse({
      ...stay,
      pilots: stay.pilots.map(({ prefs, ...pilot }) =>
        prefs === undefined
          ? pilot
          : { ...pilot, prefs: prefs.filter((id) => stay.twins.some((twin) => twin.id === id)) },
      ),
      weight: Object.fromEntries(stay.twins.map(({ id }) => [id, stay.weight[id] ?? {}])),
    });
    row(
      "again",
      timed(() => matchAgain(left, base, none)),
    );
  }
}

const none: Settled = { pins: new Map(), forbidden: new Map() };

function timed<Answer>(work: () => Answer): { answer: Answer; seconds: number } {
  const before = performance.now();
  const answer = work();
  return { answer, seconds: (performance.now() - before) / 1000 };
}
