import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import type {
  Answer,
  Begun,
  FunctionFailure,
  FunctionInfo,
  FunctionStart,
  Invocation,
  Printed,
} from "./function-worker.ts";
import { region } from "./physical-names.ts";
import type { FunctionPlan } from "./plan.ts";

export type Outcome = { payload: string } | { failure: FunctionFailure };

/** What the service puts into every function's environment, and where it finds the other services here. */
const environmentOf = (plan: FunctionPlan, endpoints: Record<string, string>): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  // The object store knows one account; the other services take any.
  AWS_ACCESS_KEY_ID: "S3RVER",
  AWS_SECRET_ACCESS_KEY: "S3RVER",
  AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  ...plan.variables,
  ...endpoints,
});

/** As one plain script: a thread that must first learn to read TypeScript starts in twice the time. */
export const workerScript = (): string => {
  const entry = fileURLToPath(new URL("./function-worker.ts", import.meta.url));
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    target: "node24",
    format: "cjs",
  });
  return outputFiles.map(({ text }) => text).join("");
};

/** Where a function's code lies; code that stands in the template is written down first. */
export const directoryOf = (plan: FunctionPlan): string => {
  if (plan.directory !== undefined) return plan.directory;
  const directory = mkdtempSync(join(tmpdir(), "utlysning-inline-"));
  writeFileSync(join(directory, "index.js"), plan.inlineCode ?? "");
  return directory;
};

export type FunctionThread = ReturnType<typeof startThread>;

/** A thread for functions with the same code and the same variables; one invocation at a time. */
export const startThread = (options: {
  script: string;
  clock: SharedArrayBuffer;
  directory: string;
  /** One of the functions: what is in its environment is in that of the others. */
  plan: FunctionPlan;
  endpoints: Record<string, string>;
  log: (functionName: string, text: string) => void;
  /** The thread is no more, and why; an invocation under way fails with it. */
  onEnd: (why: Outcome) => void;
}) => {
  const workerData: FunctionStart = { clock: options.clock, directory: options.directory };
  const worker = new Worker(options.script, {
    eval: true,
    workerData,
    env: environmentOf(options.plan, options.endpoints),
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  const known = new Set<string>();
  let waiting: { id: string; begin: () => void; settle: (outcome: Outcome) => void } | undefined;
  const settle = (outcome: Outcome) => {
    const job = waiting;
    waiting = undefined;
    job?.settle(outcome);
  };
  const end = (errorType: string, errorMessage: string) =>
    options.onEnd({ failure: { errorType, errorMessage, trace: [] } });

  worker.on("message", (said: Answer | Begun | Printed) => {
    if ("printed" in said) return options.log(said.by, said.printed);
    if ("begun" in said) return waiting?.id === said.begun ? waiting.begin() : undefined;
    if (waiting?.id === said.id) settle(said);
  });
  worker.on("error", (error) => end("Runtime.UnhandledError", String(error)));
  worker.on("exit", (code) => end("Runtime.ExitError", `The function ended with code ${code}.`));
  worker.unref();

  return {
    isIdle: (): boolean => waiting === undefined,
    /** Whether the function's code is loaded already. */
    knows: (name: string): boolean => known.has(name),
    /** `begin` is told when code that was not known is loaded. */
    invoke: (invocation: Invocation, begin: () => void): Promise<Outcome> =>
      new Promise((resolve) => {
        known.add(invocation.of.name);
        waiting = { id: invocation.id, begin, settle: resolve };
        worker.postMessage(invocation);
      }),
    /** Ends it; what is under way comes out as `outcome`. */
    end: (outcome: Outcome): void => {
      void worker.terminate();
      settle(outcome);
    },
    stop: (): Promise<number> => worker.terminate(),
  };
};

export const infoOf = ({ name, arn, handler, memoryMb }: FunctionPlan): FunctionInfo => ({
  name,
  arn,
  handler,
  memoryMb,
});
