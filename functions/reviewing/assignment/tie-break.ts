import type { Problem } from "./problem.ts";

/**
 * A number of 30 bits for every pair, from the two ids alone. Among equally good plans the one with the smallest sum
 * is taken: the same plan whatever the order of the input or the road of the solver, and no one's name is an
 * advantage, as it would be if the first id won.
 */
export function lots(problem: Problem): (pair: number, application: number) => number {
  const applications = Int32Array.from(problem.applications, (id) => hashed(id, 0x9e3779b9));
  const reviewers = Int32Array.from(problem.reviewers, (id) => hashed(id, 0x85ebca6b));
  return (pair, application) => {
    const reviewer = reviewers[problem.reviewer[pair] ?? 0] ?? 0;
    return scrambled((applications[application] ?? 0) ^ Math.imul(reviewer, 0x27d4eb2f)) >>> 2;
  };
}

function hashed(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return scrambled(hash);
}

/** Every bit of the input reaches every bit of the output (the finisher of MurmurHash3). */
function scrambled(bits: number): number {
  let hash = bits;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
