import { type Flow, minimumCostFlow } from "../../shared/flow.ts";
import { int } from "../../shared/spanning-tree.ts";
import { type AssignmentNetwork, assignmentNetwork, tierLevels, type Wishes } from "./network.ts";
import type { Problem } from "./problem.ts";
import { lots } from "./tie-break.ts";

/** A complete assignment: 1 for every pair that is assigned, and what it comes to, in units of affinity. */
export interface Plan {
  readonly chosen: Int32Array;
  /** Pairs that were not assigned before; 0 where nothing is repaired. */
  readonly newPairs: number;
  /** The smallest sum that any application gets; 0 without applications. */
  readonly floor: number;
  readonly total: number;
}

/** A plan with its proof: no complete assignment in this network is cheaper. */
export interface ProvedPlan {
  readonly plan: Plan;
  readonly network: AssignmentNetwork;
  readonly potential: Float64Array;
}

/** What pairs come to. Affinities are whole units, so sums are exact. */
export function planOf(problem: Problem, chosen: Int32Array): Plan {
  let newPairs = 0;
  let floor = Number.POSITIVE_INFINITY;
  let total = 0;
  for (let application = 0; application < problem.reviews.length; application += 1) {
    let sum = 0;
    for (let pair = int(problem.first, application); pair < int(problem.first, application + 1); pair += 1) {
      if (int(chosen, pair) === 0) continue;
      sum += int(problem.affinity, pair);
      if (problem.inBase?.[pair] === 0) newPairs += 1;
    }
    total += sum;
    floor = Math.min(floor, sum);
  }
  return { chosen, newPairs, floor: problem.reviews.length === 0 ? 0 : floor, total };
}

/** Fewest new pairs first, then affinity: one new pair costs more than all affinity that a plan can hold. */
export function pairCost(problem: Problem): (pair: number) => number {
  const { affinity, inBase } = problem;
  if (inBase === undefined) return (pair) => -int(affinity, pair);
  const newPair = newPairCost(problem);
  return (pair) => (inBase[pair] === 0 ? newPair : 0) - int(affinity, pair);
}

/** More than all affinity that a complete assignment can hold. */
function newPairCost({ affinity, reviews }: Problem): number {
  const strongest = affinity.reduce((most, each) => Math.max(most, each), 0);
  return strongest * reviews.reduce((sum, each) => sum + each, 0) + 1;
}

/**
 * The best complete assignment by flow: fewest new pairs, then the largest total, then the lots. Minimum loads and the
 * tier (or the levels given instead of it) are part of the one optimisation. Undefined: there is none.
 */
export function bestTotal(problem: Problem, wishes: Partial<Wishes> = {}): ProvedPlan | undefined {
  const network = assignmentNetwork(problem, {
    cost: pairCost(problem),
    levels: tierLevels(problem),
    minimums: "kept",
    ...wishes,
  });
  const flow = byLots(problem, network);
  if (!flow.feasible) return undefined;
  const plan = planOf(problem, flow.flow.subarray(0, problem.reviewer.length));
  return { plan, network, potential: flow.potential };
}

/** The cheapest flow; among equals the one that is best by the other costs, if any, and then the one with the smallest lots. */
export function byLots(
  problem: Problem,
  network: AssignmentNetwork,
  ...costs: readonly ((pair: number) => number)[]
): Flow {
  const lot = lots(problem);
  const applicationOf = owner(problem);
  const pairs = problem.reviewer.length;
  const finer = [...costs, (pair: number) => lot(pair, applicationOf(pair))];
  return minimumCostFlow(network, ...finer.map((cost) => (arc: number) => (arc < pairs ? cost(arc) : 0)));
}

/** The application of a pair, by halving: a table of its own would cost four bytes per pair. */
export function owner({ first }: Problem): (pair: number) => number {
  return (pair) => {
    let low = 0;
    let high = first.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (int(first, middle) <= pair) low = middle;
      else high = middle;
    }
    return low;
  };
}
