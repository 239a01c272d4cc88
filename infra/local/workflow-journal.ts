import type { Store } from "./store.ts";

export type Status = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
export type Execution = {
  arn: string;
  name: string;
  machine: string;
  definition: string;
  input: string;
  seed: string;
  status: Status;
  startedAt: number;
  stoppedAt: number | undefined;
  output: string | undefined;
  error: string | undefined;
  cause: string | undefined;
};
/** What a step came to: its output as JSON text, or the name and cause of its error. */
export type StepOutcome = { output: string } | { error: string; cause: string };
export type Journal = ReturnType<typeof createJournal>;

const statuses: Status[] = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"];

const optional = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const executionFrom = (row: Record<string, unknown>): Execution => ({
  arn: String(row.arn),
  name: String(row.name),
  machine: String(row.machine),
  definition: String(row.definition),
  input: String(row.input),
  seed: String(row.seed),
  status: statuses.find((status) => status === row.status) ?? "FAILED",
  startedAt: Number(row.startedAt),
  stoppedAt: row.stoppedAt === null ? undefined : Number(row.stoppedAt),
  output: optional(row.output),
  error: optional(row.error),
  cause: optional(row.cause),
});

/**
 * What an execution must remember to go on after a kill -9. Each call has written when it returns, and nothing
 * proceeds before it returns. Keys name a step by its path: `Ask all[3]/Ask one#2` is the second attempt or visit
 * of "Ask one" in the fourth item of the map "Ask all".
 */
export const createJournal = (store: Store) => {
  const insertStep = store.prepare("INSERT OR IGNORE INTO steps VALUES (?, ?, ?, ?, ?)");
  const selectStep = store.prepare("SELECT output, error, cause FROM steps WHERE execution = ? AND key = ?");
  const insertEvent = store.prepare("INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?)");
  const selectDue = store.prepare("SELECT due FROM dues WHERE execution = ? AND key = ?");
  const insertDue = store.prepare("INSERT OR REPLACE INTO dues VALUES (?, ?, ?)");
  const openToken = store.prepare("INSERT OR IGNORE INTO tokens VALUES (?, ?, ?, 1)");
  const closeToken = store.prepare("UPDATE tokens SET isOpen = 0 WHERE token = ?");
  const selectExecution = store.prepare("SELECT * FROM executions WHERE arn = ?");

  const due = (execution: string, key: string): number | undefined => {
    const found = selectDue.get(execution, key)?.due;
    return found === undefined ? undefined : Number(found);
  };

  return {
    begin: (execution: Execution) => {
      store
        .prepare("INSERT INTO executions VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)")
        .run(
          execution.arn,
          execution.name,
          execution.machine,
          execution.definition,
          execution.input,
          execution.seed,
          execution.status,
          execution.startedAt,
        );
    },
    end: (arn: string, status: Status, at: number, outcome: StepOutcome) => {
      const isOutput = "output" in outcome;
      store
        .prepare(
          "UPDATE executions SET status = ?, stoppedAt = ?, output = ?, error = ?, cause = ? WHERE arn = ? AND status = 'RUNNING'",
        )
        .run(
          status,
          at,
          isOutput ? outcome.output : null,
          isOutput ? null : outcome.error,
          isOutput ? null : outcome.cause,
          arn,
        );
      store.prepare("UPDATE tokens SET isOpen = 0 WHERE execution = ? AND isOpen = 1").run(arn);
    },
    execution: (arn: string): Execution | undefined => {
      const row = selectExecution.get(arn);
      return row === undefined ? undefined : executionFrom(row);
    },
    executions: (machine?: string): Execution[] => {
      const query = machine === undefined ? "" : "WHERE machine = ?";
      const rows = store.prepare(`SELECT * FROM executions ${query} ORDER BY startedAt, rowid`);
      return (machine === undefined ? rows.all() : rows.all(machine)).map(executionFrom);
    },
    running: (): Execution[] =>
      store
        .prepare("SELECT * FROM executions WHERE status = 'RUNNING' ORDER BY startedAt, rowid")
        .all()
        .map(executionFrom),
    step: (execution: string, key: string): StepOutcome | undefined => {
      const row = selectStep.get(execution, key);
      if (row === undefined) return undefined;
      return row.output === null
        ? { error: String(row.error), cause: String(row.cause) }
        : { output: String(row.output) };
    },
    record: (execution: string, key: string, outcome: StepOutcome) => {
      if ("output" in outcome) insertStep.run(execution, key, outcome.output, null, null);
      else insertStep.run(execution, key, null, outcome.error, outcome.cause);
    },
    /** The instant at which the timer was due when it was first set; sets it when it is new. */
    dueAt: (execution: string, key: string, compute: () => number): number => {
      const known = due(execution, key);
      if (known !== undefined) return known;
      const instant = compute();
      insertDue.run(execution, key, instant);
      return instant;
    },
    moveDue: (execution: string, key: string, instant: number) => {
      insertDue.run(execution, key, instant);
    },
    openToken: (token: string, execution: string, key: string) => {
      openToken.run(token, execution, key);
    },
    token: (token: string): { execution: string; key: string; isOpen: boolean } | undefined => {
      const row = store.prepare("SELECT * FROM tokens WHERE token = ?").get(token);
      if (row === undefined) return undefined;
      return { execution: String(row.execution), key: String(row.key), isOpen: row.isOpen === 1 };
    },
    /** Closes the token with what its task came to, in one write. */
    answerToken: (token: string, execution: string, key: string, outcome: StepOutcome) => {
      store.exec("BEGIN");
      closeToken.run(token);
      if ("output" in outcome) insertStep.run(execution, key, outcome.output, null, null);
      else insertStep.run(execution, key, null, outcome.error, outcome.cause);
      store.exec("COMMIT");
    },
    /** An event that a replay sees again has the same id and stays as it was. */
    event: (execution: string, id: string, at: number, event: object) => {
      insertEvent.run(execution, id, at, JSON.stringify(event));
    },
    history: (execution: string) =>
      store
        .prepare("SELECT at, event FROM events WHERE execution = ? ORDER BY rowid")
        .all(execution)
        .map((row) => ({ at: new Date(Number(row.at)).toISOString(), ...JSON.parse(String(row.event)) })),
  };
};
