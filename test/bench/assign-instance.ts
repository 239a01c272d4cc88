import type { Problem } from "../../functions/reviewing/assignment/problem.ts";

/** A seeded instance. `degree`: candidates per application; `slack` 1: the loads are exactly what is needed. */
export interface Case {
  readonly name: string;
  readonly applications: number;
  readonly reviewers: number;
  readonly degree: number;
  readonly slack: number;
}

export const K = 3;

export const cases: readonly Case[] = [
  { name: "100x30", applications: 100, reviewers: 30, degree: 30, slack: 1.3 },
  { name: "1000x200-sparse", applications: 1000, reviewers: 200, degree: 30, slack: 1.3 },
  { name: "1000x200-dense", applications: 1000, reviewers: 200, degree: 200, slack: 1.3 },
  { name: "5000x800-sparse", applications: 5000, reviewers: 800, degree: 40, slack: 1.3 },
  { name: "5000x800-tight", applications: 5000, reviewers: 800, degree: 40, slack: 1 },
  { name: "5000x800-dense", applications: 5000, reviewers: 800, degree: 800, slack: 1.3 },
  { name: "20000x3000-sparse", applications: 20_000, reviewers: 3000, degree: 40, slack: 1.3 },
];

/** Numbers from a stated seed (mulberry32), in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whole affinities of 0 to 100, with many ties, as people give them. Straight into typed arrays: nothing else is left behind. */
export function instance({ applications, reviewers, degree, slack }: Case, seed = 1): Problem {
  const random = seeded(seed);
  const first = new Int32Array(applications + 1);
  const reviewer = new Int32Array(applications * degree);
  const drawn = new Uint8Array(reviewers);
  for (let application = 0; application < applications; application += 1) {
    drawn.fill(degree === reviewers ? 1 : 0);
    for (let left = degree === reviewers ? 0 : degree; left > 0; ) {
      const one = Math.floor(random() * reviewers);
      left -= drawn[one] === 0 ? 1 : 0;
      drawn[one] = 1;
    }
    let pair = application * degree;
    for (let one = 0; one < reviewers; one += 1) if (drawn[one] === 1) reviewer[pair++] = one;
    first[application + 1] = pair;
  }
  const affinity = new Int32Array(reviewer.length);
  for (let pair = 0; pair < affinity.length; pair += 1) affinity[pair] = Math.floor(random() * 101);
  const slots = Math.ceil(applications * K * slack);
  const id = (letter: string) => (_: unknown, index: number) => `${letter}${String(index).padStart(5, "0")}`;
  return {
    applications: Array.from({ length: applications }, id("a")),
    reviewers: Array.from({ length: reviewers }, id("r")),
    reviews: new Int32Array(applications).fill(K),
    most: Int32Array.from({ length: reviewers }, (_, index) => Math.floor((slots + index) / reviewers)),
    least: new Int32Array(reviewers),
    first,
    reviewer,
    affinity,
    unit: 1,
    tier: undefined,
    inBase: undefined,
  };
}
