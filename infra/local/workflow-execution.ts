import { createHash } from "node:crypto";
import { ExecutionAbortedError, StateMachine } from "aws-local-stepfunctions";
import type { Clock } from "./clock.ts";
import { type Json, type JsonObject, listOf, objectOf } from "./json.ts";
import { contextOf } from "./workflow-context.ts";
import { compileDefinition, type Scope, type Step, selectState } from "./workflow-definition.ts";
import { createRetryCount, Halted, TaskFailure, timeoutError } from "./workflow-errors.ts";
import { type Group, inParallel } from "./workflow-groups.ts";
import { asWritten } from "./workflow-history.ts";
import type { Execution, Journal, Status, StepOutcome } from "./workflow-journal.ts";
import type { Pause, Run, TaskCall } from "./workflow-run.ts";

const ignored = { validationOptions: { noValidate: true } };
const numberOf = (value: Json | undefined): number | undefined =>
  typeof value === "number" ? value : undefined;

/**
 * One execution, interpreted from its start; what the journal knows is taken from there and not done again, so
 * that running an interrupted execution anew continues it. Maps and branches are runs of their own below a path.
 */
export const createRun = (options: {
  execution: Execution;
  journal: Journal;
  clock: Clock;
  perform: (run: Run, call: TaskCall) => Promise<StepOutcome>;
  onEnd: (status: Status, outcome: StepOutcome) => void;
  onTimer: () => void;
}): Run => {
  const { execution, journal, clock } = options;
  const { arn } = execution;
  const input: Json = JSON.parse(execution.input);
  const stops = new Set<(reason: Error) => void>();
  let halted: Halted | undefined;
  let isLeft = false;

  const pause = (key: string, compute: () => number): Pause => {
    const due = journal.dueAt(arn, key, compute);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => {});
    const forget = () => {
      cancelTimer();
      stops.delete(reject);
    };
    const fire = () => {
      forget();
      options.onTimer();
      resolve();
    };
    const cancelTimer = clock.at(due, `execution ${execution.name} ${key}`, fire);
    stops.add(reject);
    return { done: promise, cancel: forget };
  };

  const wait = async (key: string, seconds: number): Promise<void> => {
    if (seconds > 0) await pause(key, () => clock.now() + seconds * 1000).done;
  };

  const tokenFor = (prefix: string, number: number): string =>
    createHash("sha256").update(`${execution.seed}/${prefix}#${number}`).digest("base64url");

  const settle = async (outcome: StepOutcome): Promise<Json> => {
    if ("output" in outcome) return JSON.parse(outcome.output);
    if (outcome.error === "States.Timeout") throw timeoutError;
    throw new TaskFailure(outcome.error, outcome.cause);
  };

  const runTask = async (
    run: Run,
    step: Step,
    key: string,
    wrapped: JsonObject,
    token: string,
  ): Promise<Json> => {
    const known = journal.step(arn, key);
    if (known !== undefined) return settle(known);
    const outcome = await options.perform(run, {
      key,
      step,
      payload: wrapped.payload ?? null,
      token,
      timeoutSeconds: numberOf(wrapped.timeoutSeconds),
      heartbeatSeconds: numberOf(wrapped.heartbeatSeconds),
    });
    if (halted !== undefined) throw halted;
    journal.record(arn, key, outcome);
    return settle(outcome);
  };

  const runWait = async (key: string, wrapped: JsonObject): Promise<Json> => {
    const instant = typeof wrapped.timestamp === "string" ? Date.parse(wrapped.timestamp) : undefined;
    await pause(key, () => instant ?? clock.now() + (numberOf(wrapped.seconds) ?? 0) * 1000).done;
    return wrapped.payload ?? null;
  };

  const runMap = async (step: Step, key: string, wrapped: JsonObject): Promise<Json> => {
    const [scope] = step.scopes;
    if (!Array.isArray(wrapped.items) || scope === undefined) {
      throw new TaskFailure("States.Runtime", "A Map needs an array of items.");
    }
    const items = listOf(wrapped.items);
    const hasSelector = scope.definition.StartAt === selectState;
    return inParallel(items.length, numberOf(wrapped.maxConcurrency) || 40, (index, group) => {
      const item = items[index] ?? null;
      const context = { Map: { Item: { Index: index, Value: item } } };
      return runScope(
        scope,
        `${key}[${index}]/`,
        hasSelector ? (wrapped.payload ?? null) : item,
        context,
        group,
      );
    });
  };

  const runParallel = (step: Step, key: string, wrapped: JsonObject): Promise<Json> =>
    inParallel(step.scopes.length, 40, (index, group) => {
      const scope = step.scopes[index];
      if (scope === undefined) throw new TaskFailure("States.Runtime", "There is no such branch.");
      return runScope(scope, `${key}[${index}]/`, wrapped.payload ?? null, {}, group);
    });

  const runScope = async (
    scope: Scope,
    prefix: string,
    scopeInput: Json,
    context: object,
    group: Group,
  ): Promise<Json> => {
    if (halted !== undefined) throw halted;
    const visits = new Map<string, number>();
    const retries = createRetryCount();
    let tokens = 0;

    const runStep = async (name: string, step: Step, wrapped: JsonObject): Promise<Json> => {
      if (halted !== undefined) throw halted;
      if (group.isOver) throw new Halted("Another item failed.");
      const visit = (visits.get(name) ?? 0) + 1;
      visits.set(name, visit);
      const key = `${prefix}${name}#${visit}`;
      try {
        const result = await (step.kind === "wait"
          ? runWait(key, wrapped)
          : step.kind === "map"
            ? runMap(step, key, wrapped)
            : step.kind === "parallel"
              ? runParallel(step, key, wrapped)
              : runTask(self, step, key, wrapped, takeToken()));
        retries.forget(name);
        return result;
      } catch (error) {
        const seconds = retries.pauseSeconds(name, step.retriers, error);
        if (seconds !== undefined) await wait(`${key}/retry`, seconds);
        throw error;
      }
    };

    const takeToken = () => {
      tokens += 1;
      return tokenFor(prefix, tokens);
    };

    const handlers = Object.fromEntries(
      [...scope.steps].map(([name, step]) => [
        name,
        (wrapped: Json) => runStep(name, step, objectOf(wrapped)),
      ]),
    );
    const machine = new StateMachine(scope.definition, ignored);
    const run = machine.run(scopeInput, {
      overrides: {
        taskResourceLocalHandlers: handlers,
        retryIntervalOverrides: Object.fromEntries([...scope.steps.keys()].map((name) => [name, 0])),
      },
      context: { ...context, ...contextOf(execution, input, () => tokenFor(prefix, tokens + 1)) },
    });
    void keepHistory(run.eventLogs, prefix, scope);
    try {
      return await run.result;
    } catch (error) {
      if (error instanceof ExecutionAbortedError && halted !== undefined) throw halted;
      throw error instanceof Error && error.name === "ExecutionError" && error.cause !== undefined
        ? error.cause
        : error;
    }
  };

  const keepHistory = async (events: AsyncGenerator<object>, prefix: string, scope: Scope) => {
    let number = 0;
    for await (const event of events) {
      if (isLeft) return;
      number += 1;
      journal.event(arn, `${prefix}${number}`, clock.now(), {
        ...asWritten(event, scope),
        ...(prefix && { path: prefix }),
      });
    }
  };

  const end = (status: Status, outcome: StepOutcome) => {
    if (halted !== undefined) return;
    halt();
    options.onEnd(status, outcome);
  };

  const halt = () => {
    halted = new Halted("The execution ended.");
    for (const stop of [...stops]) stop(halted);
    stops.clear();
  };

  const self: Run = {
    execution,
    pause,
    isHalted: () => halted !== undefined,
    untilHalted: (): Pause => {
      const { promise, reject } = Promise.withResolvers<void>();
      promise.catch(() => {});
      stops.add(reject);
      return { done: promise, cancel: () => stops.delete(reject) };
    },
    start: () => {
      const scope = compileDefinition(execution.definition);
      const { timeoutSeconds } = scope;
      if (timeoutSeconds !== undefined) {
        pause("timeout", () => execution.startedAt + timeoutSeconds * 1000).done.then(
          () => end("TIMED_OUT", { error: "States.Timeout", cause: "" }),
          () => {},
        );
      }
      runScope(scope, "", input, {}, { isOver: false }).then(
        (output) => end("SUCCEEDED", { output: JSON.stringify(output) }),
        (error: unknown) =>
          error instanceof Error
            ? end("FAILED", { error: error.name, cause: error.message })
            : end("FAILED", { error: "States.Runtime", cause: String(error) }),
      );
    },
    abort: (error: string, cause: string) => end("ABORTED", { error, cause }),
    leave: () => {
      isLeft = true;
      halt();
    },
  };
  return self;
};
