import type { Certificate } from "../../../schemas/planning/assign.ts";
import { minimumCostFlow } from "../../shared/flow.ts";
import { int } from "../../shared/spanning-tree.ts";
import { type AssignmentNetwork, assignmentNetwork, type Minimums, tierLevels } from "./network.ts";
import { byLots, pairCost } from "./plan.ts";
import type { Problem } from "./problem.ts";

export interface Shortfall {
  /** The best that can be assigned: as many reviews as possible, then as much of the minimum loads, then the objective's total. */
  readonly chosen: Int32Array;
  /** Units that are missing, of reviews or, when those are complete, of minimum loads: demand - capacity. */
  readonly missing: number;
  readonly certificate: Certificate;
}

/**
 * Why a problem has no complete assignment: the sources of a minimum cut, which is a set that asks for more than the
 * others can give (Hall, with capacities). Loads and tier are tried alone first: where they fail, minimum loads are
 * beside the point. Undefined: nothing is missing.
 */
export function shortfall(problem: Problem): Shortfall | undefined {
  const levels = tierLevels(problem);
  const attempts = [
    { minimums: "ignored", partial: "ignored", certificateOf: demandCertificate },
    { minimums: "kept", partial: "wished", certificateOf: minimumLoadCertificate },
  ] as const;
  for (const { minimums, partial, certificateOf } of attempts) {
    const network = assignmentNetwork(problem, { cost: () => 0, levels, minimums });
    const flow = minimumCostFlow(network);
    if (flow.feasible) continue;
    const certificate = certificateOf(problem, network, (node) => flow.cut[node] === 1);
    return { chosen: bestPartial(problem, partial), missing: flow.unmet, certificate };
  }
  return undefined;
}

/** Applications of the cut, and what all their candidates together could take. */
function demandCertificate(
  problem: Problem,
  network: AssignmentNetwork,
  marked: (node: number) => boolean,
): Certificate {
  const { reviews, most, first, reviewer, affinity, tier } = problem;
  const taken = new Int32Array(most.length); // eligible pairs per reviewer
  const applications: string[] = [];
  const strongOnly: string[] = [];
  let demand = 0;
  for (const [application, id] of problem.applications.entries()) {
    if (!marked(application)) continue;
    const weak = network.weakNode(application);
    const strong = weak !== undefined && !marked(weak);
    const asked = strong ? (tier?.atLeast ?? 0) : int(reviews, application);
    demand += asked;
    applications.push(id);
    if (strong) strongOnly.push(id);
    for (let pair = int(first, application); pair < int(first, application + 1); pair += 1) {
      if (strong && int(affinity, pair) < (tier?.tau ?? 0)) continue;
      taken[int(reviewer, pair)] = int(taken, int(reviewer, pair)) + 1;
    }
  }
  const capacity = most.reduce((sum, limit, number) => sum + Math.min(limit, int(taken, number)), 0);
  const eligibleReviewers = problem.reviewers.filter((_, number) => int(taken, number) > 0);
  const found = { applications, eligibleReviewers, demand, capacity };
  return strongOnly.length > 0 ? { cause: "tier", ...found, strongOnly } : { cause: "capacity", ...found };
}

/** Reviewers outside the cut, and what all applications together could give them. */
function minimumLoadCertificate(
  problem: Problem,
  network: AssignmentNetwork,
  marked: (node: number) => boolean,
): Certificate {
  const { reviews, least, first, reviewer, affinity, tier } = problem;
  const short = problem.reviewers.map(
    (_, number) => int(least, number) > 0 && !marked(network.reviewerNode(number)),
  );
  const demand = least.reduce((sum, minimum, number) => sum + (short[number] ? minimum : 0), 0);
  const applications: string[] = [];
  let capacity = 0;
  for (const [application, id] of problem.applications.entries()) {
    let strong = 0;
    let weak = 0;
    for (let pair = int(first, application); pair < int(first, application + 1); pair += 1) {
      if (!short[int(reviewer, pair)]) continue;
      if (tier !== undefined && int(affinity, pair) < tier.tau) weak += 1;
      else strong += 1;
    }
    if (strong + weak === 0) continue;
    applications.push(id);
    const needed = int(reviews, application);
    capacity += Math.min(needed, strong + Math.min(weak, needed - (tier?.atLeast ?? 0)));
  }
  const eligibleReviewers = problem.reviewers.filter((_, number) => short[number]);
  return { cause: "minimumLoads", applications, eligibleReviewers, demand, capacity };
}

function bestPartial(problem: Problem, minimums: Minimums): Int32Array {
  const network = assignmentNetwork(problem, {
    cost: () => 0,
    levels: tierLevels(problem),
    minimums,
    ...(minimums === "wished" ? { minimumWorth: 1 } : { unassigned: 1 }),
  });
  const flow = byLots(problem, network, pairCost(problem));
  return flow.flow.subarray(0, problem.reviewer.length);
}
