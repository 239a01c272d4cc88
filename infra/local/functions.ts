import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import type { Activity } from "./activity.ts";
import type { Clock } from "./clock.ts";
import type { Answer, FunctionFailure, FunctionStart } from "./function-worker.ts";
import { LocalHostError } from "./json.ts";
import { region } from "./physical-names.ts";
import type { FunctionPlan } from "./plan.ts";

export type Outcome = { payload: string } | { failure: FunctionFailure };
export type Functions = ReturnType<typeof createFunctions>;

type Job = { payload: string; settle: (outcome: Outcome) => void };
type Thread = { worker: Worker; job: (Job & { id: string; timer: NodeJS.Timeout }) | undefined };
type Pool = { plan: FunctionPlan; threads: Thread[]; queue: Job[]; invocations: number; errors: number };

/** What the service puts into every function's environment, and where it finds the other services here. */
const environmentOf = (plan: FunctionPlan, endpoints: Record<string, string>): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  // The object store knows one account; the other services take any.
  AWS_ACCESS_KEY_ID: "S3RVER",
  AWS_SECRET_ACCESS_KEY: "S3RVER",
  AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
  AWS_LAMBDA_FUNCTION_NAME: plan.name,
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(plan.memoryMb),
  _HANDLER: plan.handler,
  ...plan.variables,
  ...endpoints,
});

const directoryOf = (plan: FunctionPlan): string => {
  if (plan.directory !== undefined) return plan.directory;
  const directory = mkdtempSync(join(tmpdir(), "utlysning-inline-"));
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "index.js"), plan.inlineCode ?? "");
  return directory;
};

/** As one plain script: a thread that must first learn to read TypeScript starts in twice the time. */
const workerScript = (): string => {
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

const failure = (errorType: string, errorMessage: string): Outcome => ({
  failure: { errorType, errorMessage, trace: [] },
});

/** Runs each function in its own threads, one invocation at a time in each, started when first needed. */
export const createFunctions = (options: {
  plans: FunctionPlan[];
  endpoints: Record<string, string>;
  clock: Clock;
  activity: Activity;
  log: (functionName: string, text: string) => void;
  afterInvocation: () => void;
}) => {
  const pools = new Map<string, Pool>();
  for (const plan of options.plans) {
    const pool: Pool = { plan, threads: [], queue: [], invocations: 0, errors: 0 };
    pools.set(plan.name, pool);
    pools.set(plan.arn, pool);
  }
  const script = workerScript();
  let isStopped = false;

  const finish = (pool: Pool, thread: Thread, outcome: Outcome) => {
    const { job } = thread;
    if (job === undefined) return;
    thread.job = undefined;
    clearTimeout(job.timer);
    if ("failure" in outcome) pool.errors += 1;
    job.settle(outcome);
    next(pool);
  };

  const drop = (pool: Pool, thread: Thread, outcome: Outcome) => {
    // What a stopping host interrupts did not fail.
    if (isStopped) return;
    pool.threads = pool.threads.filter((other) => other !== thread);
    void thread.worker.terminate();
    finish(pool, thread, outcome);
  };

  const startThread = (pool: Pool): Thread => {
    const { plan } = pool;
    const workerData: FunctionStart = {
      clock: options.clock.shared,
      directory: directoryOf(plan),
      handler: plan.handler,
      name: plan.name,
      arn: plan.arn,
    };
    const worker = new Worker(script, {
      eval: true,
      workerData,
      env: environmentOf(plan, options.endpoints),
      stdout: true,
      stderr: true,
      execArgv: [],
    });
    const thread: Thread = { worker, job: undefined };
    const log = (chunk: Buffer) => options.log(plan.name, chunk.toString());
    worker.stdout.on("data", log);
    worker.stderr.on("data", log);
    worker.on("message", (answer: Answer) => {
      if (thread.job?.id === answer.id) finish(pool, thread, answer);
    });
    worker.on("error", (error) => drop(pool, thread, failure("Runtime.UnhandledError", String(error))));
    worker.on("exit", (code) =>
      drop(pool, thread, failure("Runtime.ExitError", `The function ended with code ${code}.`)),
    );
    worker.unref();
    pool.threads.push(thread);
    return thread;
  };

  const next = (pool: Pool) => {
    if (isStopped) return;
    const idle = pool.threads.find(({ job }) => job === undefined);
    // A second thread costs more than a short wait: it starts when two invocations are waiting.
    const mayGrow =
      pool.threads.length === 0 || (pool.threads.length < pool.plan.concurrency && pool.queue.length > 1);
    if (pool.queue.length === 0 || (idle === undefined && !mayGrow)) return;
    const thread = idle ?? startThread(pool);
    const job = pool.queue.shift();
    if (job === undefined) return;
    const id = randomUUID();
    const { timeoutMs } = pool.plan;
    const onTimeout = () => {
      const message = `RequestId: ${id} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
      drop(pool, thread, failure("Sandbox.Timedout", message));
    };
    thread.job = { ...job, id, timer: setTimeout(onTimeout, timeoutMs) };
    pool.invocations += 1;
    thread.worker.postMessage({ id, payload: job.payload, timeoutMs });
    next(pool);
  };

  const poolOf = (nameOrArn: string): Pool | undefined =>
    pools.get(nameOrArn) ?? pools.get(nameOrArn.replace(/:\$LATEST$/, ""));

  return {
    has: (nameOrArn: string): boolean => poolOf(nameOrArn) !== undefined,
    /** Invokes and waits. `payload` is JSON text; what the function throws comes back as a failure. */
    invoke: (nameOrArn: string, payload: string): Promise<Outcome> => {
      const pool = poolOf(nameOrArn);
      if (pool === undefined) throw new LocalHostError(`There is no function ${nameOrArn} in the assembly.`);
      return options.activity.during(async () => {
        const outcome = await new Promise<Outcome>((settle) => {
          pool.queue.push({ payload, settle });
          next(pool);
        });
        options.afterInvocation();
        return outcome;
      });
    },
    health: () =>
      [...new Set(pools.values())].map(({ plan, threads, invocations, errors }) => ({
        name: plan.name,
        threads: threads.length,
        invocations,
        errors,
      })),
    stop: async () => {
      isStopped = true;
      const threads = [...new Set(pools.values())].flatMap((pool) => pool.threads);
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
};
