import { reducedCost } from "../../shared/flow-network.ts";
import { int } from "../../shared/spanning-tree.ts";
import { floorLevels, strongestFirst, topFloor } from "./floor-levels.ts";
import { type FloorOutcome, type Limits, solveFloorProgram } from "./floor-program.ts";
import type { Levels } from "./network.ts";
import { bestTotal, owner, type Plan, type ProvedPlan, pairCost } from "./plan.ts";
import type { Problem } from "./problem.ts";

/** The best plan found, and what is proved: no floor above `floorBound`, and with this floor no total above `totalBound`. */
export interface FloorPlan {
  readonly plan: Plan;
  readonly floorBound: number;
  readonly totalBound: number;
  /** The flow that bounds the total, for prices. */
  readonly proof: ProvedPlan;
}

/**
 * First the largest smallest sum of an application, then the largest total, among plans with no more new pairs than
 * `start`, which is the best by flow. A floor is no flow, but each of three steps mostly spares the next one:
 * the sum of an application's own best bounds the floor; flows held to what a floor implies bound it closer by
 * bisection, and often reach it; an integer program decides the floors between, each *fixed*, by bisection again.
 */
export async function bestFloor(problem: Problem, start: ProvedPlan, limits: Limits): Promise<FloorPlan> {
  const strongest = strongestFirst(problem);
  const allowed = start.plan.newPairs;
  let best = start.plan;
  let bound = topFloor(problem, strongest);
  const keep = (plan: Plan) => {
    if (plan.newPairs > allowed) return;
    if (plan.floor > best.floor || (plan.floor === best.floor && plan.total > best.total)) best = plan;
  };
  const relaxed = (floor: number): ProvedPlan | undefined => {
    const levels = floorLevels(problem, strongest, floor);
    const proved = levels && bestTotal(problem, { levels });
    if (proved === undefined || proved.plan.newPairs > allowed) return undefined;
    keep(proved.plan);
    return proved;
  };

  for (let reached = best.floor; reached < bound; ) {
    const floor = Math.ceil((reached + bound) / 2);
    if (relaxed(floor) === undefined) bound = floor - 1;
    else reached = Math.max(floor, best.floor);
  }
  let ceiling = bound; // where the search goes on; below `bound` once a limit stopped a proof
  for (let floor = ceiling; best.floor < ceiling; floor = Math.ceil((best.floor + ceiling) / 2)) {
    const levels = floorLevels(problem, strongest, floor);
    if (levels !== undefined) keep(evenedOut(problem, levels, floor) ?? best);
    if (best.floor >= floor) continue;
    const program = {
      problem,
      floor,
      newPairsAtMost: allowed,
      want: "any",
      open: openAt(problem, levels),
    } as const;
    const found: FloorOutcome =
      levels === undefined ? { outcome: "impossible" } : await solveFloorProgram(program, limits);
    if (found.outcome === "found") keep(found.plan);
    else ceiling = floor - 1;
    if (found.outcome === "impossible") bound = Math.min(bound, ceiling);
  }
  return largestTotal(problem, relaxed(best.floor) ?? start, best, bound, limits, strongest);
}

/** Of the plans with the floor that was reached, the one with the largest total. */
async function largestTotal(
  problem: Problem,
  proof: ProvedPlan,
  reached: Plan,
  floorBound: number,
  limits: Limits,
  strongest: readonly Int32Array[],
): Promise<FloorPlan> {
  const { floor, newPairs } = reached;
  if (proof.plan.floor >= floor) return { plan: proof.plan, floorBound, totalBound: proof.plan.total, proof };
  const levels = floorLevels(problem, strongest, floor);
  const even = levels && evenedOut(problem, levels, floor);
  const known = even !== undefined && even.total > reached.total ? even : reached;
  const isOpen = openAt(problem, levels);
  const missed = proof.plan.total - known.total;
  const tooDear = (pair: number) =>
    int(proof.plan.chosen, pair) === 0 && reducedCost(proof.network, proof.potential, pair) > missed;
  const found = await solveFloorProgram(
    {
      problem,
      floor,
      newPairsAtMost: newPairs,
      want: "best",
      open: (pair) => isOpen(pair) && !tooDear(pair),
    },
    limits,
  );
  if (found.outcome !== "found") return { plan: known, floorBound, totalBound: proof.plan.total, proof };
  const plan = found.plan.total > known.total ? found.plan : known;
  const totalBound = Math.max(plan.total, Math.min(found.bound, proof.plan.total));
  return { plan, floorBound, totalBound, proof };
}

/** A pair below the last level of an application that leaves nothing over for weaker ones cannot be part of a plan. */
function openAt(problem: Problem, levels: Levels | undefined): (pair: number) => boolean {
  const applicationOf = owner(problem);
  return (pair) => {
    const application = applicationOf(pair);
    const last = levels?.(application).at(-1);
    return (
      last === undefined ||
      last.atLeast < int(problem.reviews, application) ||
      int(problem.affinity, pair) >= last.from
    );
  };
}

const ROUNDS = 12;
const EVEN = 16;

/** Flows in which the affinities of applications under the floor weigh more, round by round, until none is under it. */
function evenedOut(problem: Problem, levels: Levels, floor: number): Plan | undefined {
  if (problem.inBase !== undefined) return undefined; // new pairs come first, and leave the weights no room
  const applicationOf = owner(problem);
  const weights = new Int32Array(problem.reviews.length).fill(EVEN);
  const cost = pairCost(problem);
  for (let round = 0; round < ROUNDS; round += 1) {
    const proved = bestTotal(problem, {
      levels,
      cost: (pair) => cost(pair) * int(weights, applicationOf(pair)),
    });
    if (proved === undefined || proved.plan.floor >= floor) return proved?.plan;
    for (let application = 0; application < weights.length; application += 1) {
      const missing = floor - sumOf(problem, proved.plan, application);
      if (missing > 0)
        weights[application] = int(weights, application) + 4 + Math.floor((32 * missing) / floor);
    }
  }
  return undefined;
}

function sumOf({ first, affinity }: Problem, { chosen }: Plan, application: number): number {
  let sum = 0;
  for (let pair = int(first, application); pair < int(first, application + 1); pair += 1)
    sum += int(chosen, pair) * int(affinity, pair);
  return sum;
}
