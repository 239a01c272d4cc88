import highs from "highs";

/** The package's types describe its CommonJS build, whose default export is one level down. */
const loadHighs = typeof highs === "function" ? highs : highs.default;

/** A proved answer. `dual` is a column's reduced cost; mixed-integer programs have none. */
export interface Solution {
  readonly objective: number;
  readonly columns: ReadonlyMap<string, { readonly value: number; readonly dual: number | undefined }>;
}

/** Solves one program in CPLEX LP format, synchronously; undefined when nothing satisfies it. */
export type Solve = (program: string) => Solution | undefined;

/**
 * No gap is left open, nothing is drawn at random and nothing depends on the clock: equal text, equal answer. The
 * gaps are closed far under the unit of the integer programs that are solved here.
 */
const exact = {
  output_flag: false,
  threads: 1,
  parallel: "off",
  random_seed: 0,
  mip_rel_gap: 0,
  mip_abs_gap: 1e-6,
} as const;

let loading: ReturnType<typeof loadHighs> | undefined;

/** HiGHS, compiled to WebAssembly and loaded once. Throws for a program that it can neither solve nor refuse. */
export async function loadSolver(): Promise<Solve> {
  loading ??= loadHighs();
  const solver = await loading;
  return (program) => {
    // Presolving a linear program of the size that is solved here takes longer than solving it.
    const presolve = program.includes("\nGenerals") ? "choose" : "off";
    const found = solver.solve(program, { ...exact, presolve });
    if (found.Status === "Infeasible") return undefined;
    if (found.Status !== "Optimal") throw new Error(`The solver stopped with "${found.Status}"`);
    const columns = new Map<string, { value: number; dual: number | undefined }>();
    for (const [name, column] of Object.entries(found.Columns)) {
      const value = "Primal" in column ? column.Primal : 0;
      columns.set(name, { value, dual: "Dual" in column ? column.Dual : undefined });
    }
    return { objective: found.ObjectiveValue, columns };
  };
}
