import solver, { type Highs, type ModelData } from "highs";
import { int } from "../../shared/spanning-tree.ts";
import { type Plan, planOf } from "./plan.ts";
import type { Problem } from "./problem.ts";

/** Best assignment in which every application gets at least `floor`: what no flow can express. */
export interface FloorProgram {
  readonly problem: Problem;
  /** In units of affinity. */
  readonly floor: number;
  readonly newPairsAtMost: number;
  /** Pairs that can still be part of such a plan; the others are left out of the program. */
  readonly open: (pair: number) => boolean;
  /** `any`: the first plan found will do; `best`: the largest total. */
  readonly want: "any" | "best";
}

/** `bound`: no such plan has a larger total (units). `unknown`: a limit stopped the search before anything was found. */
export type FloorOutcome =
  | { readonly outcome: "found"; readonly plan: Plan; readonly bound: number }
  | { readonly outcome: "impossible" }
  | { readonly outcome: "unknown" };

/** Limits in work and not in seconds, so that the same input gives the same answer on every machine. */
export interface Limits {
  readonly pairs: number;
  readonly nodes: number;
}

/** The package's types describe its CommonJS build, whose default export is one level down. */
const loadHighs = typeof solver === "function" ? solver : solver.default;
let loading: Promise<Highs> | undefined;

/** Solves the program with HiGHS, and believes no plan of its that integers do not confirm. */
export async function solveFloorProgram(program: FloorProgram, limits: Limits): Promise<FloorOutcome> {
  const { problem, floor, newPairsAtMost, want } = program;
  const { data, columns } = modelOf(program);
  if (columns.length > limits.pairs) return { outcome: "unknown" };
  if (columns.length === 0) return { outcome: "impossible" };
  loading ??= loadHighs();
  const highs = await loading;
  const model = highs.createModel(data);
  try {
    model.options.set({
      output_flag: false,
      random_seed: 0,
      mip_rel_gap: want === "any" ? 1e9 : 0,
      mip_abs_gap: 0.4 / problem.unit,
      mip_max_nodes: limits.nodes,
    });
    const { modelStatus } = model.run();
    if (modelStatus === highs.constants.modelStatus.infeasible) return { outcome: "impossible" };
    const values = model.getSolution().colValue;
    const chosen = new Int32Array(problem.reviewer.length);
    for (const [column, pair] of columns.entries()) chosen[pair] = Math.round(values[column] ?? 0);
    const plan = planOf(problem, chosen);
    const isPlan = plan.floor >= floor && plan.newPairs <= newPairsAtMost && isComplete(problem, chosen);
    if (!isPlan) return { outcome: "unknown" };
    if (modelStatus === highs.constants.modelStatus.optimal && want === "best")
      return { outcome: "found", plan, bound: plan.total };
    const proved = -Number(model.info.get("mip_dual_bound")) * problem.unit;
    const bound = Number.isFinite(proved) ? Math.floor(proved + 1e-3) : Number.POSITIVE_INFINITY;
    return { outcome: "found", plan, bound: Math.max(plan.total, bound) };
  } finally {
    model.dispose();
  }
}

/** One 0/1 column per open pair; rows for reviews, loads, tier, floor and new pairs. */
function modelOf({ problem, floor, newPairsAtMost, open }: FloorProgram) {
  const { reviews, most, least, first, reviewer, affinity, tier, inBase, unit } = problem;
  const [applications, reviewers] = [reviews.length, most.length];
  const rows = 3 * applications + reviewers + 1;
  const columns: number[] = [];
  const cost: number[] = [];
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (let application = 0; application < applications; application += 1) {
    for (let pair = int(first, application); pair < int(first, application + 1); pair += 1) {
      if (!open(pair)) continue;
      columns.push(pair);
      const worth = int(affinity, pair) / unit;
      cost.push(-worth);
      const put = (row: number, value: number) => {
        if (value === 0) return;
        indices.push(row);
        values.push(value);
      };
      put(application, 1);
      put(applications + int(reviewer, pair), 1);
      put(applications + reviewers + application, worth);
      if (tier !== undefined && int(affinity, pair) >= tier.tau)
        put(2 * applications + reviewers + application, 1);
      if (inBase?.[pair] === 0) put(rows - 1, 1);
      starts.push(indices.length);
    }
  }
  const infinite = Number.POSITIVE_INFINITY;
  const perApplication = <T>(value: T): T[] => Array.from(reviews, () => value);
  const data: ModelData = {
    numCols: columns.length,
    numRows: rows,
    colCost: cost,
    colLower: columns.map(() => 0),
    colUpper: columns.map(() => 1),
    rowLower: [
      ...reviews,
      ...least,
      ...perApplication(floor / unit),
      ...perApplication(tier?.atLeast ?? 0),
      0,
    ],
    rowUpper: [...reviews, ...most, ...perApplication(infinite), ...perApplication(infinite), newPairsAtMost],
    matrix: { format: "csc", numRows: rows, numCols: columns.length, starts, indices, values },
    integrality: columns.map(() => 1),
  };
  return { data, columns };
}

/** Loads, reviews and tier, counted again. */
function isComplete(problem: Problem, chosen: Int32Array): boolean {
  const { reviews, most, least, first, reviewer, affinity, tier } = problem;
  const loads = new Int32Array(most.length);
  for (let application = 0; application < reviews.length; application += 1) {
    let count = 0;
    let strong = 0;
    for (let pair = int(first, application); pair < int(first, application + 1); pair += 1) {
      if (int(chosen, pair) === 0) continue;
      count += 1;
      if (int(affinity, pair) >= (tier?.tau ?? 0)) strong += 1;
      loads[int(reviewer, pair)] = int(loads, int(reviewer, pair)) + 1;
    }
    if (count !== int(reviews, application) || strong < (tier?.atLeast ?? 0)) return false;
  }
  return loads.every((load, number) => load >= int(least, number) && load <= int(most, number));
}
