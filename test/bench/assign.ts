import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as z from "zod";
import { cases } from "./assign-instance.ts";

type SolverName = "ours" | "floor" | "highs" | "repair";

/** One measurement in a process of its own, so that peak memory is this solver's and an abort ends only this. */
const Measured = z.object({
  objective: z.number(),
  buildSeconds: z.number(),
  solveSeconds: z.number(),
  /** Processor time of build and solve, other threads of the runtime included: what a busy machine does not distort. */
  cpuSeconds: z.number(),
  /** Resident memory before the solver started, with runtime and instance in it; and the process's peak. */
  baselineMiB: z.number(),
  peakMiB: z.number(),
  note: z.string().optional(),
});
export type Measured = z.infer<typeof Measured>;

type Outcome = { case: string; solver: SolverName } & ({ measured: Measured } | { failed: string });

const script = fileURLToPath(new URL("assign-measure.ts", import.meta.url));

/**
 * `npm run bench -- assign [--json] [--case NAME] [--limit SECONDS] [--times N]`: our flow and HiGHS on the same seeded
 * instances, one process per measurement; then the floor objective, and repairs of one conflict. With `--times` each is
 * measured so often, in turn with the others, and the one with the median time is shown.
 *
 * Memory is the peak of the whole process, runtime and instance in it; what it is above those is shown beside it.
 * HiGHS solves the linear relaxation, which is integral here. What it cannot solve within the limit is said.
 */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      case: { type: "string" },
      limit: { type: "string", default: "180" },
      times: { type: "string", default: "1" },
    },
  });
  const outcomes: Outcome[] = [];
  if (!values.json)
    console.log(
      row(["case", "solver", "seconds", "build", "cpu s", "peak MiB", "above", "objective", "ratio, note"]),
    );
  for (const { name } of cases) {
    if (values.case !== undefined && values.case !== name) continue;
    const solvers: SolverName[] = ["ours", "highs"];
    if (name === "100x30" || name === "1000x200-sparse") solvers.push("floor");
    if (name.startsWith("5000x800")) solvers.push("repair");
    const rounds = Array.from({ length: Number(values.times) }, () =>
      solvers.map((solver) => measure(name, solver, Number(values.limit))),
    );
    for (const index of solvers.keys()) {
      const outcome = median(rounds.flatMap((round) => round[index] ?? []));
      if (outcome === undefined) continue;
      outcomes.push(outcome);
      if (!values.json) console.log(row(shown(outcome, outcomes)));
    }
  }
  if (values.json) console.log(JSON.stringify(outcomes, undefined, 1));
}

/** The one with the median time; a failure, if there is one, before all. */
function median(outcomes: readonly Outcome[]): Outcome | undefined {
  const secondsOf = (one: Outcome) =>
    "measured" in one ? one.measured.solveSeconds : Number.POSITIVE_INFINITY;
  const failed = outcomes.find((one) => "failed" in one);
  return failed ?? outcomes.toSorted((a, b) => secondsOf(a) - secondsOf(b))[outcomes.length >> 1];
}

function measure(name: string, solver: SolverName, limitSeconds: number): Outcome {
  const child = spawnSync(process.execPath, ["--expose-gc", "--no-warnings", script, name, solver], {
    encoding: "utf8",
    timeout: limitSeconds * 1000,
    killSignal: "SIGKILL",
  });
  const which = { case: name, solver };
  if (child.status === 0) return { ...which, measured: Measured.parse(JSON.parse(child.stdout)) };
  if (child.error !== undefined) return { ...which, failed: `not solved within ${limitSeconds} s` };
  const said = child.stderr.split("\n").find((line) => /^\s*(\w*Error\b|Aborted)/.test(line));
  return {
    ...which,
    failed: `ended with ${child.signal ?? child.status}: ${said?.trim().slice(0, 120) ?? ""}`,
  };
}

function shown(outcome: Outcome, before: readonly Outcome[]): string[] {
  if ("failed" in outcome)
    return [outcome.case, outcome.solver, "-", "-", "-", "-", "-", "-", outcome.failed];
  const { measured, solver } = outcome;
  const own = before.find((each) => each.case === outcome.case && each.solver === "ours");
  const whole = measured.solveSeconds + (solver === "repair" ? 0 : measured.buildSeconds);
  const reference = own !== undefined && "measured" in own ? own.measured.solveSeconds : Number.NaN;
  const ratio =
    solver === "repair"
      ? `1/${Math.round(reference / whole)} of a solve`
      : `${(whole / reference).toFixed(1)} x ours${cpuRatio(outcome, own)}`;
  return [
    outcome.case,
    solver,
    whole.toFixed(solver === "repair" ? 6 : 3),
    measured.buildSeconds.toFixed(3),
    measured.cpuSeconds.toFixed(2),
    measured.peakMiB.toFixed(0),
    (measured.peakMiB - measured.baselineMiB).toFixed(0),
    String(measured.objective),
    [solver === "ours" ? "" : ratio, measured.note ?? ""].filter((each) => each !== "").join("; "),
  ];
}

function cpuRatio(outcome: Outcome, own: Outcome | undefined): string {
  if (own === undefined || "failed" in outcome || "failed" in own) return "";
  return `, ${(outcome.measured.cpuSeconds / own.measured.cpuSeconds).toFixed(1)} x its processor time`;
}

function row(cells: readonly string[]): string {
  const widths = [18, 7, 9, 7, 7, 9, 6, 10, 0];
  return cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join(" ")
    .trimEnd();
}
