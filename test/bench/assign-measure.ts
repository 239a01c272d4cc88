import type { Problem } from "../../functions/reviewing/assignment/problem.ts";
import { int } from "../../functions/shared/spanning-tree.ts";
import type { Measured } from "./assign.ts";
import { cases, instance, seeded } from "./assign-instance.ts";

/** What is measured by one solver in a process of its own; the schema stands where it is read. */
type Result = Pick<Measured, "objective" | "buildSeconds" | "solveSeconds" | "note">;

const seconds = (since: number) => (performance.now() - since) / 1000;

/** Each solver is loaded where it is used, so that no process carries another's code. */
const flow = () => import("../../functions/reviewing/assignment/plan.ts");

/** Network, flow and tie-break. Building is a small part and not told apart. */
async function ours(): Promise<Solver> {
  const { bestTotal } = await flow();
  return (problem) => {
    const start = performance.now();
    const found = bestTotal(problem);
    return { objective: found?.plan.total ?? Number.NaN, buildSeconds: 0, solveSeconds: seconds(start) };
  };
}

/** The same with the floor first; the objective shown is the floor. */
async function floor(): Promise<Solver> {
  const { bestTotal } = await flow();
  const { bestFloor } = await import("../../functions/reviewing/assignment/floor.ts");
  return async (problem) => {
    const start = performance.now();
    const total = bestTotal(problem);
    if (total === undefined) throw new Error("The instance is infeasible");
    const found = await bestFloor(problem, total, { pairs: 40_000, nodes: 2_000 });
    const isProved = found.floorBound === found.plan.floor && found.totalBound === found.plan.total;
    return {
      objective: found.plan.floor,
      buildSeconds: 0,
      solveSeconds: seconds(start),
      note: `total ${found.plan.total}, ${isProved ? "proved" : `floor <= ${found.floorBound}, total <= ${found.totalBound}`}`,
    };
  };
}

/** The linear program, whose basic solutions are integral here, passed as sparse columns. */
async function highs(): Promise<Solver> {
  const { default: solver } = await import("highs");
  const library = await (typeof solver === "function" ? solver : solver.default)();
  return (problem) => {
    const start = performance.now();
    const { reviews, most, least, first, reviewer, affinity } = problem;
    const columns = reviewer.length;
    const applications = reviews.length;
    const rows = applications + most.length;
    const indices = new Int32Array(2 * columns);
    for (let application = 0; application < applications; application += 1) {
      for (let pair = int(first, application); pair < int(first, application + 1); pair += 1) {
        indices[2 * pair] = application;
        indices[2 * pair + 1] = applications + int(reviewer, pair);
      }
    }
    const starts = Int32Array.from({ length: columns + 1 }, (_, pair) => 2 * pair);
    const model = library.createModel({
      numCols: columns,
      numRows: rows,
      colCost: Float64Array.from(affinity, (worth) => -worth),
      colLower: new Float64Array(columns),
      colUpper: new Float64Array(columns).fill(1),
      rowLower: Float64Array.from([...reviews, ...least]),
      rowUpper: Float64Array.from([...reviews, ...most]),
      matrix: {
        format: "csc",
        numRows: rows,
        numCols: columns,
        starts,
        indices,
        values: new Float64Array(2 * columns).fill(1),
      },
    });
    model.options.set({ output_flag: false });
    const buildSeconds = seconds(start);
    const running = performance.now();
    const { modelStatus } = model.run();
    const solveSeconds = seconds(running);
    if (modelStatus !== library.constants.modelStatus.optimal) throw new Error(`model status ${modelStatus}`);
    return { objective: Math.round(-model.getObjectiveValue()), buildSeconds, solveSeconds };
  };
}

/** One late conflict after another, each on the same kept assignment; the median is shown, the worst noted. */
async function repair(): Promise<Solver> {
  const { bestTotal } = await flow();
  const { KeptAssignment } = await import("../../functions/reviewing/assignment/kept-assignment.ts");
  return (problem) => {
    const kept = bestTotal(problem)?.plan.chosen;
    if (kept === undefined) throw new Error("The instance is infeasible");
    const start = performance.now();
    const assignment = new KeptAssignment({ ...problem, inBase: Uint8Array.from(kept) });
    const buildSeconds = seconds(start);
    const assigned: number[] = [];
    for (let pair = 0; pair < kept.length; pair += 1) if (int(kept, pair) === 1) assigned.push(pair);
    const random = seeded(2);
    const times: number[] = [];
    let newPairs = 0;
    for (let count = 0; count < 100; count += 1) {
      const pair = assigned[Math.floor(random() * assigned.length)] ?? 0;
      const begun = performance.now();
      newPairs += assignment.withoutPair(pair)?.added.length ?? Number.NaN;
      times.push(seconds(begun));
    }
    times.sort((a, b) => a - b);
    const note = `worst ${((times.at(-1) ?? 0) * 1000).toFixed(2)} ms of 100; ${newPairs / 100} new pairs each; objective: new pairs`;
    return { objective: newPairs, buildSeconds, solveSeconds: times[50] ?? Number.NaN, note };
  };
}

type Solver = (problem: Problem) => Result | Promise<Result>;
const solvers: Readonly<Record<string, () => Promise<Solver>>> = { ours, floor, highs, repair };

const [name, solverName = ""] = process.argv.slice(2);
const chosen = cases.find((each) => each.name === name);
const loaded = solvers[solverName];
if (chosen === undefined || loaded === undefined) throw new Error(`There is no ${name} or no ${solverName}`);
const solve = await loaded();
const problem = instance(chosen);
globalThis.gc?.();
const MiB = 2 ** 20;
const baselineMiB = process.memoryUsage().rss / MiB;
const before = process.cpuUsage();
const result = await solve(problem);
const { user, system } = process.cpuUsage(before);
const peakMiB = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({ ...result, cpuSeconds: (user + system) / 1e6, baselineMiB, peakMiB } satisfies Measured),
);
