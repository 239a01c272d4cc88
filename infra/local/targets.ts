import type { Functions } from "./functions.ts";
import { LocalHostError, parseJson } from "./json.ts";
import { addDeadLetter, type Store } from "./store.ts";

export type Target = {
  Arn: string;
  DeadLetterConfig?: { Arn?: string | undefined } | undefined;
  RetryPolicy?: { MaximumRetryAttempts?: number | undefined } | undefined;
};
export type Targets = ReturnType<typeof createTargets>;

/** The services retry for a day; here two more attempts are enough to see that a target is broken. */
const mostRetries = 2;

/** Where rules and schedules lead: to a function, or to the start of a state machine. */
export const createTargets = (options: {
  functions: Functions;
  startExecution: (machineArn: string, input: string) => void;
  isMachine: (arn: string) => boolean;
  store: Store;
  now: () => number;
  log: (text: string) => void;
}) => {
  const attempt = async (arn: string, payload: string): Promise<string | undefined> => {
    if (options.isMachine(arn)) {
      options.startExecution(arn, payload);
      return undefined;
    }
    const outcome = await options.functions.invoke(arn, payload);
    return "failure" in outcome ? `${outcome.failure.errorType}: ${outcome.failure.errorMessage}` : undefined;
  };

  return {
    isKnown: (arn: string): boolean => options.isMachine(arn) || options.functions.has(arn),
    refuseUnknown: (owner: string, arn: string) => {
      if (options.isMachine(arn) || options.functions.has(arn)) return;
      throw new LocalHostError(`${owner} has the target ${arn}, which the local host does not run.`);
    },
    /** Invokes the target; what fails in every attempt becomes a dead letter. */
    deliver: async (owner: string, target: Target, payload: string): Promise<void> => {
      const retries = Math.min(target.RetryPolicy?.MaximumRetryAttempts ?? mostRetries, mostRetries);
      let problem: string | undefined;
      for (let count = 0; count <= retries; count += 1) {
        problem = await attempt(target.Arn, payload);
        if (problem === undefined) return;
      }
      options.log(`${owner}: ${problem}`);
      const destination = target.DeadLetterConfig?.Arn ?? "none";
      const letter = { owner, target: target.Arn, problem, payload: parseJson(payload) };
      addDeadLetter(
        options.store,
        options.now(),
        typeof destination === "string" ? destination : "none",
        letter,
      );
    },
  };
};
