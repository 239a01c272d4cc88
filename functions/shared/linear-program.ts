import type { Solve } from "./solver.ts";

/** A column's part in a row or in the objective. */
export type Term = readonly [column: string, factor: number];

export interface Row {
  readonly terms: readonly Term[];
  readonly relation: ">=" | "<=";
  readonly bound: number;
}

export interface Column {
  readonly least: number;
  readonly most: number;
  /** Only whole numbers will do. */
  readonly whole: boolean;
}

/** A linear program, or an integer one where columns are `whole`. */
export interface Program {
  readonly sense: "Maximize" | "Minimize";
  readonly objective: readonly Term[];
  readonly rows: readonly Row[];
  readonly columns: ReadonlyMap<string, Column>;
}

/** The value of every column, and its reduced cost where no column is `whole`; undefined: nothing satisfies it. */
export function solved(solve: Solve, program: Program) {
  const isFixed = (column: string) => {
    const { least, most } = program.columns.get(column) ?? { least: 0, most: 0 };
    return least === most;
  };
  const constant = (terms: readonly Term[]) =>
    terms.reduce((sum, [column, factor]) => {
      return isFixed(column) ? sum + factor * (program.columns.get(column)?.least ?? 0) : sum;
    }, 0);
  // Fixed columns are taken out; a column that is always 0 keeps rows and objective from being empty.
  const row = (terms: readonly Term[]) => text(terms.filter(([column]) => !isFixed(column)));
  const free = [...program.columns].filter(([column]) => !isFixed(column));
  const lines = [
    program.sense,
    ` obj: ${row(program.objective)}`,
    "Subject To",
    ...program.rows.map(
      ({ terms, relation, bound }) => ` ${row(terms)} ${relation} ${bound - constant(terms)}`,
    ),
    "Bounds",
    " none = 0",
    ...free.map(([column, { least, most }]) => ` ${least} <= ${column} <= ${most}`),
    ...(free.some(([, { whole }]) => whole) ? ["Generals"] : []),
    ...free.flatMap(([column, { whole }]) => (whole ? [` ${column}`] : [])),
    "End",
    "",
  ];
  const found = solve(lines.join("\n"));
  if (found === undefined) return undefined;
  return {
    objective: found.objective + constant(program.objective),
    value: (column: string) =>
      isFixed(column) ? (program.columns.get(column)?.least ?? 0) : (found.columns.get(column)?.value ?? 0),
    dual: (column: string) => found.columns.get(column)?.dual ?? 0,
  };
}

/** Terms with their signs, in lines of a length that readers of the format accept. */
function text(terms: readonly Term[]): string {
  let line = "none";
  for (const [index, [column, factor]] of terms.entries()) {
    line += `${index % 16 === 15 ? "\n " : " "}${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${column}`;
  }
  return line;
}
