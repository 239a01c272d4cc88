import { randomBytes, randomUUID } from "node:crypto";
import type { Clock } from "./clock.ts";
import type { Functions } from "./functions.ts";
import { LocalHostError } from "./json.ts";
import { ServiceFault } from "./json-protocol.ts";
import type { MachinePlan } from "./plan.ts";
import type { Store } from "./store.ts";
import { compileDefinition } from "./workflow-definition.ts";
import { createRun } from "./workflow-execution.ts";
import { createJournal, type Execution, type StepOutcome } from "./workflow-journal.ts";
import type { Run } from "./workflow-run.ts";
import { createTasks, isValidInput, type Waiting } from "./workflow-tasks.ts";

export type Workflows = ReturnType<typeof createWorkflows>;

/** A closed execution's name stays taken for so long. */
const nameIsTakenMs = 90 * 86_400_000;

/** The state machines of the template, their executions, and the tokens that people answer. */
export const createWorkflows = (options: {
  machines: MachinePlan[];
  store: Store;
  clock: Clock;
  functions: Functions;
  onProgress: () => void;
}) => {
  const { clock, functions } = options;
  const machines = new Map(options.machines.map((machine) => [machine.arn, machine]));
  const journal = createJournal(options.store);
  const runs = new Map<string, Run>();
  const waiting: Waiting = new Map();

  for (const machine of machines.values()) {
    try {
      compileDefinition(machine.definition);
    } catch (error) {
      throw new LocalHostError(
        `State machine ${machine.name}: ${error instanceof Error ? error.message : error}`,
      );
    }
  }

  const begin = (execution: Execution) => {
    const run = createRun({
      execution,
      journal,
      clock,
      perform: (self, call) => perform(self, call),
      onTimer: options.onProgress,
      onEnd: (status, outcome) => {
        runs.delete(execution.arn);
        journal.end(execution.arn, status, clock.now(), outcome);
        options.onProgress();
      },
    });
    runs.set(execution.arn, run);
    run.start();
  };

  const start = (machineArn: string, name: string, input: string) => {
    const machine = machines.get(machineArn);
    if (machine === undefined) {
      throw new ServiceFault("StateMachineDoesNotExist", `State Machine Does Not Exist: '${machineArn}'`);
    }
    if (!/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/.test(name)) {
      throw new ServiceFault("InvalidName", `Invalid Name: '${name}'`);
    }
    if (!isValidInput(input))
      throw new ServiceFault("InvalidExecutionInput", "Invalid State Machine Execution Input");
    const arn = `${machineArn.replace(":stateMachine:", ":execution:")}:${name}`;
    const known = journal.execution(arn);
    if (known !== undefined) {
      if (known.status === "RUNNING" && known.input === input) return known;
      const isFree = known.stoppedAt !== undefined && clock.now() - known.stoppedAt > nameIsTakenMs;
      if (!isFree) throw new ServiceFault("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
      for (const table of ["steps", "dues", "events", "tokens"]) {
        options.store.prepare(`DELETE FROM ${table} WHERE execution = ?`).run(arn);
      }
      options.store.prepare("DELETE FROM executions WHERE arn = ?").run(arn);
    }
    const execution: Execution = {
      arn,
      name,
      machine: machineArn,
      definition: machine.definition,
      input,
      seed: randomBytes(16).toString("hex"),
      status: "RUNNING",
      startedAt: clock.now(),
      stoppedAt: undefined,
      output: undefined,
      error: undefined,
      cause: undefined,
    };
    journal.begin(execution);
    options.onProgress();
    begin(execution);
    return execution;
  };

  const perform = createTasks({ functions, journal, clock, waiting, startExecution: start });

  const openToken = (token: string) => {
    const known = journal.token(token);
    if (known === undefined)
      throw new ServiceFault("TaskDoesNotExist", "Task does not exist: the token is unknown");
    if (!known.isOpen) throw new ServiceFault("TaskTimedOut", "Task Timed Out: the task is closed");
    return known;
  };

  const describe = (arn: string): Execution => {
    const execution = journal.execution(arn);
    if (execution === undefined) {
      throw new ServiceFault("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);
    }
    return execution;
  };

  return {
    isMachine: (arn: string): boolean => machines.has(arn),
    start: (machineArn: string, name: string | undefined, input: string) =>
      start(machineArn, name ?? randomUUID(), input),
    describe,
    list: (machineArn: string): Execution[] => {
      if (machines.has(machineArn)) return journal.executions(machineArn);
      throw new ServiceFault("StateMachineDoesNotExist", `State Machine Does Not Exist: '${machineArn}'`);
    },
    all: () => journal.executions(),
    history: (name: string) => {
      const execution = journal.executions().findLast((each) => each.name === name || each.arn === name);
      return execution === undefined ? undefined : { execution, events: journal.history(execution.arn) };
    },
    stop: (arn: string, error: string, cause: string): number => {
      describe(arn);
      runs.get(arn)?.abort(error, cause);
      return clock.now();
    },
    /** The answer is in the journal before anyone hears that it was accepted. */
    answer: (token: string, outcome: StepOutcome) => {
      const { execution, key } = openToken(token);
      journal.answerToken(token, execution, key, outcome);
      options.onProgress();
      waiting.get(token)?.settle(outcome);
    },
    heartbeat: (token: string) => {
      openToken(token);
      waiting.get(token)?.beat();
    },
    /** Continues what a killed host left running, from what its journal knows. */
    resume: () => {
      for (const execution of journal.running()) begin(execution);
    },
    running: () => runs.size,
    leave: () => {
      for (const run of runs.values()) run.leave();
    },
  };
};
