import type { AssignAnswer, AssignInput } from "../../../schemas/planning/assign.ts";
import { int } from "../../shared/spanning-tree.ts";
import { bestFloor } from "./floor.ts";
import type { Limits } from "./floor-program.ts";
import { bestTotal, type Plan, type ProvedPlan } from "./plan.ts";
import { type Pairs, type Prepared, type Problem, prepared } from "./problem.ts";
import { reasonsOf } from "./reasons.ts";
import { shortfall } from "./shortfall.ts";

/** How far the integer program may go; what it leaves open is said in `bound` and `gap`. */
const usual: Limits = { pairs: 40_000, nodes: 2_000 };

/**
 * Assigns reviewers to applications (PLANNING.md, "assign"): the optimum under hard conflicts, loads, minimum loads and
 * tier, or the proof that there is none. The input is a parsed `AssignInput`; its order does not matter.
 *
 * Of the `settled` pairs as many as can stand are part of the plan, before anything else is looked at: all of them
 * where that is possible at all. They are given with no repair.
 */
export async function assign(input: AssignInput, limits = usual, settled?: Pairs): Promise<AssignAnswer> {
  const ready = prepared(input, settled);
  const { problem } = ready;
  const start = bestTotal(problem);
  if (start === undefined) return infeasible(problem);
  const found = await optimum(input, problem, start, limits);
  const { plan } = found;
  const open = plan.floor < found.floorBound;
  const [value, bound] = open ? [plan.floor, found.floorBound] : [plan.total, found.totalBound];
  const loads = loadsOf(problem, plan);
  const isPriced = problem.inBase === undefined && found.proof?.plan === plan;
  return {
    feasible: true,
    objective: input.objective,
    total: plan.total / problem.unit,
    minAppSum: plan.floor / problem.unit,
    bound: bound / problem.unit,
    gap: (bound - value) / problem.unit,
    optimal: bound === value,
    assignment: assignmentOf(problem, plan.chosen),
    loads: Object.fromEntries(problem.reviewers.map((id, number) => [id, int(loads, number)])),
    excluded: [...ready.excluded],
    reasons: reasonsOf({
      input,
      problem,
      plan,
      excluded: ready.excluded,
      loads,
      proof: isPriced ? found.proof : undefined,
    }),
    ...(input.repair === undefined ? {} : { repair: await repairOf(input, ready, plan, limits) }),
  };
}

interface Optimum {
  readonly plan: Plan;
  readonly floorBound: number;
  readonly totalBound: number;
  readonly proof: ProvedPlan;
}

async function optimum(
  input: AssignInput,
  problem: Problem,
  start: ProvedPlan,
  limits: Limits,
): Promise<Optimum> {
  if (input.objective === "maxMinThenTotal") return bestFloor(problem, start, limits);
  const { plan } = start;
  return { plan, floorBound: plan.floor, totalBound: plan.total, proof: start };
}

/** What the repair changed, and what it would be worth to forget the earlier assignment. */
async function repairOf(input: AssignInput, { problem, basePairs }: Prepared, plan: Plan, limits: Limits) {
  const afresh = { ...problem, inBase: undefined };
  const start = bestTotal(afresh);
  const fully = start && (await optimum(input, afresh, start, limits));
  const pairs = plan.chosen.reduce((sum, each) => sum + each, 0);
  return {
    newPairs: plan.newPairs,
    removedPairs: basePairs - (pairs - plan.newPairs),
    totalIfFullyReoptimised: (fully?.plan.total ?? plan.total) / problem.unit,
  };
}

function infeasible(problem: Problem): AssignAnswer {
  const short = shortfall(problem);
  if (short === undefined) throw new Error("No plan exists, and nothing is short: the two networks disagree");
  return {
    feasible: false,
    assignable: short.chosen.reduce((sum, each) => sum + each, 0),
    missing: short.missing,
    assignment: assignmentOf(problem, short.chosen),
    certificate: short.certificate,
  };
}

/** Reviewers by application, both in code-unit order. */
function assignmentOf(problem: Problem, chosen: Int32Array): Record<string, string[]> {
  return Object.fromEntries(
    problem.applications.map((id, application) => {
      const own: string[] = [];
      for (let pair = int(problem.first, application); pair < int(problem.first, application + 1); pair += 1)
        if (int(chosen, pair) === 1) own.push(problem.reviewers[int(problem.reviewer, pair)] ?? "");
      return [id, own];
    }),
  );
}

function loadsOf(problem: Problem, { chosen }: Plan): Int32Array {
  const loads = new Int32Array(problem.reviewers.length);
  for (const [pair, units] of chosen.entries()) {
    const reviewer = int(problem.reviewer, pair);
    loads[reviewer] = int(loads, reviewer) + units;
  }
  return loads;
}
