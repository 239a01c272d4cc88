import { StateMachine } from "aws-local-stepfunctions";
import type { Retrier } from "./workflow-definition.ts";

/** A task's own error, by its own name, as `ErrorEquals` sees it. */
export class TaskFailure extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/** Ends the interpreter's work without a trace: nothing retries or catches it. */
export class Halted extends Error {
  override name = "Halted";
  readonly isRetryable = false;
  readonly isCatchable = false;
}

/**
 * The interpreter's own timeout error, which it tells from others by its class and does not export: a task that
 * outlives its timeout makes one. `States.TaskFailed` must not match a timeout.
 */
const catchTimeout = async (): Promise<Error> => {
  const definition = {
    StartAt: "Wait",
    States: { Wait: { Type: "Task", Resource: "local", TimeoutSeconds: 0.001, End: true } },
  } as const;
  const forever = new Promise<never>(() => {});
  const machine = new StateMachine(definition, { validationOptions: { noValidate: true } });
  const { result } = machine.run({}, { overrides: { taskResourceLocalHandlers: { Wait: () => forever } } });
  const error: unknown = await result.catch((caught: unknown) => caught);
  if (error instanceof Error && error.cause instanceof Error) return error.cause;
  throw new Error("The interpreter did not time out.");
};

/** Caught while the host starts: an execution that waited for it would look quiet and not be. */
export const timeoutError: Error = await catchTimeout();

const matches = (errors: string[], name: string): boolean =>
  errors.includes(name) ||
  errors.includes("States.ALL") ||
  (errors.includes("States.TaskFailed") && name !== "States.Timeout");

/**
 * Counts the attempts of one visit to a state, by the interpreter's own rule, because the pause before a retry is
 * taken here, on the host's clock, while the interpreter believes that it retries at once.
 */
export const createRetryCount = () => {
  const counts = new Map<string, number[]>();
  return {
    /** The pause in seconds before the next attempt; undefined when there is none. */
    pauseSeconds: (state: string, retriers: Retrier[], error: unknown): number | undefined => {
      const isFinal =
        typeof error === "object" && error !== null && "isRetryable" in error && error.isRetryable === false;
      const name = error instanceof Error ? error.name : "";
      const used = counts.get(state) ?? retriers.map(() => 0);
      const index = isFinal ? -1 : retriers.findIndex(({ errors }) => matches(errors, name));
      const retrier = retriers[index];
      const count = used[index] ?? 0;
      if (retrier === undefined || count >= retrier.attempts) {
        counts.delete(state);
        return undefined;
      }
      counts.set(state, used.with(index, count + 1));
      return Math.min(retrier.seconds * retrier.backoff ** count, retrier.longest);
    },
    forget: (state: string) => {
      counts.delete(state);
    },
  };
};
