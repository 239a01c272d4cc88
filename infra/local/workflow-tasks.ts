import { createHash } from "node:crypto";
import type { Clock } from "./clock.ts";
import type { Outcome } from "./function-thread.ts";
import type { FunctionFailure } from "./function-worker.ts";
import type { Functions } from "./functions.ts";
import { type Json, type JsonObject, objectOf, parseJson, textOf } from "./json.ts";
import { ServiceFault } from "./json-protocol.ts";
import type { Journal, StepOutcome } from "./workflow-journal.ts";
import type { Pause, Run, TaskCall } from "./workflow-run.ts";

/** Who waits for an answer to a token. */
export type Waiting = Map<string, { settle: (outcome: StepOutcome) => void; beat: () => void }>;

const causeOf = ({ errorType, errorMessage, trace }: FunctionFailure): string =>
  JSON.stringify({ errorMessage, errorType, trace });

const failed = (failure: FunctionFailure): StepOutcome => ({
  error: failure.errorType,
  cause: causeOf(failure),
});
const timedOut: StepOutcome = { error: "States.Timeout", cause: "" };

/** How the tasks of a workflow reach the functions, and what comes back. */
export const createTasks = (options: {
  functions: Functions;
  journal: Journal;
  clock: Clock;
  waiting: Waiting;
  startExecution: (machineArn: string, name: string, input: string) => { arn: string; startedAt: number };
}) => {
  const { functions, journal, clock, waiting } = options;

  const invoke = async (functionName: string, payload: Json): Promise<Outcome> => {
    if (functions.has(functionName)) return functions.invoke(functionName, JSON.stringify(payload));
    const errorMessage = `Function not found: ${functionName}`;
    return { failure: { errorType: "Lambda.ResourceNotFoundException", errorMessage, trace: [] } };
  };

  const requestOf = (payload: Json) => {
    const { FunctionName, Payload = {} } = objectOf(payload);
    return { name: textOf(FunctionName) ?? "", payload: Payload };
  };

  const outputOf = (call: TaskCall, payload: string): StepOutcome => {
    if (call.step.kind === "function") return { output: payload };
    return { output: `{"ExecutedVersion":"$LATEST","Payload":${payload},"StatusCode":200}` };
  };

  /** The timeout of a state on the host's clock; without one, a promise that only the end of the run settles. */
  const timeoutOf = (run: Run, call: TaskCall): Pause => {
    const { timeoutSeconds } = call;
    if (timeoutSeconds === undefined) return run.untilHalted();
    return run.pause(`${call.key}/timeout`, () => clock.now() + timeoutSeconds * 1000);
  };

  const runFunction = async (run: Run, call: TaskCall): Promise<StepOutcome> => {
    const request =
      call.step.kind === "function"
        ? { name: call.step.resource, payload: call.payload }
        : requestOf(call.payload);
    const timeout = timeoutOf(run, call);
    const work = invoke(request.name, request.payload);
    const outcome = await Promise.race([work, timeout.done]);
    timeout.cancel();
    if (outcome === undefined) return timedOut;
    return "failure" in outcome ? failed(outcome.failure) : outputOf(call, outcome.payload);
  };

  const send = async (run: Run, call: TaskCall): Promise<StepOutcome | undefined> => {
    const { arn } = run.execution;
    const key = `${call.key}/sent`;
    if (journal.step(arn, key) !== undefined) return undefined;
    const request = requestOf(call.payload);
    const outcome = await invoke(request.name, request.payload);
    if (run.isHalted()) return undefined;
    if ("failure" in outcome) return failed(outcome.failure);
    journal.record(arn, key, { output: outcome.payload });
    return undefined;
  };

  const runToken = async (run: Run, call: TaskCall): Promise<StepOutcome> => {
    const { token, key, heartbeatSeconds } = call;
    const { arn } = run.execution;
    journal.openToken(token, arn, key);
    const { promise: answer, resolve: settle } = Promise.withResolvers<StepOutcome>();
    const timeout = timeoutOf(run, call);
    timeout.done.then(
      () => settle(timedOut),
      () => {},
    );
    let heartbeat: Pause | undefined;
    const listen = () => {
      if (heartbeatSeconds === undefined) return;
      heartbeat?.cancel();
      const next = run.pause(`${key}/heartbeat`, () => clock.now() + heartbeatSeconds * 1000);
      heartbeat = next;
      next.done.then(
        () => settle({ error: "States.HeartbeatTimeout", cause: "" }),
        () => {},
      );
    };
    listen();
    const beat = () => {
      if (heartbeatSeconds === undefined) return;
      journal.moveDue(arn, `${key}/heartbeat`, clock.now() + heartbeatSeconds * 1000);
      listen();
    };
    waiting.set(token, { settle, beat });
    const halt = run.untilHalted();
    try {
      void send(run, call).then((problem) => {
        if (problem !== undefined) settle(problem);
      });
      const outcome = await Promise.race([answer, halt.done]);
      // What came by SendTaskSuccess is already recorded; a timeout or a failed send closes the token here.
      if (outcome !== undefined) journal.answerToken(token, arn, key, outcome);
      return outcome ?? timedOut;
    } finally {
      waiting.delete(token);
      timeout.cancel();
      heartbeat?.cancel();
      halt.cancel();
    }
  };

  const runStart = (run: Run, call: TaskCall): StepOutcome => {
    const request = objectOf(call.payload);
    const given = request.Input ?? {};
    const input = typeof given === "string" ? given : JSON.stringify(given);
    // The same name after a crash, so that the start is not repeated.
    const seed = createHash("sha256").update(`${run.execution.seed}${call.key}`).digest("hex").slice(0, 32);
    try {
      const name = textOf(request.Name) ?? seed;
      const started = options.startExecution(textOf(request.StateMachineArn) ?? "", name, input);
      const output: JsonObject = {
        ExecutionArn: started.arn,
        StartDate: new Date(started.startedAt).toISOString(),
      };
      return { output: JSON.stringify(output) };
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      return { error: `StepFunctions.${error.code}Exception`, cause: error.message };
    }
  };

  return async (run: Run, call: TaskCall): Promise<StepOutcome> => {
    if (call.step.kind === "token") return runToken(run, call);
    if (call.step.kind === "start") return runStart(run, call);
    return runFunction(run, call);
  };
};

export const isValidInput = (text: string): boolean => {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
};
