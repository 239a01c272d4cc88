import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cases } from "./assign-instance.ts";
import { Measured, type SolverName } from "./assign-measure.ts";

type Outcome = { case: string; solver: SolverName } & ({ measured: Measured } | { failed: string });

const script = fileURLToPath(new URL("assign-measure.ts", import.meta.url));

/**
 * `npm run bench -- assign [--json] [--case NAME] [--limit SECONDS]`: our flow and HiGHS on the same seeded instances,
 * one process per measurement; then the floor objective, and repairs of one conflict.
 *
 * Memory is the peak of the process above what runtime and instance took before the solver started; both are shown.
 * HiGHS solves the linear relaxation, which is integral here. What it cannot solve within the limit is said.
 */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      case: { type: "string" },
      limit: { type: "string", default: "180" },
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
    for (const solver of solvers) {
      const outcome = measure(name, solver, Number(values.limit));
      outcomes.push(outcome);
      if (!values.json) console.log(row(shown(outcome, outcomes)));
    }
  }
  if (values.json) console.log(JSON.stringify(outcomes, undefined, 1));
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
      : `${(whole / reference).toFixed(1)} x ours`;
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

function row(cells: readonly string[]): string {
  const widths = [18, 7, 9, 7, 7, 9, 6, 10, 0];
  return cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join(" ")
    .trimEnd();
}
