import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction, constants } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import { followClock } from "./virtual-date.ts";

/** What the thread of a function gets from the host, and what they say to each other. */
export type FunctionStart = {
  clock: SharedArrayBuffer;
  directory: string;
  handler: string;
  name: string;
  arn: string;
};
export type Invocation = { id: string; payload: string; timeoutMs: number };
export type FunctionFailure = { errorType: string; errorMessage: string; trace: string[] };
export type Answer = { id: string; payload: string } | { id: string; failure: FunctionFailure };

const start: FunctionStart = workerData;
followClock(start.clock);

const failureFrom = (error: unknown): FunctionFailure =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? "").split("\n") }
    : { errorType: "string", errorMessage: String(error), trace: [] };

/** The service takes `index.js` as CommonJS unless the package says otherwise, whatever directory it lies in here. */
const loadCommonJs = (path: string): unknown => {
  const module: { exports: unknown } = { exports: {} };
  const body = compileFunction(
    readFileSync(path, "utf8"),
    ["exports", "require", "module", "__filename", "__dirname"],
    { filename: path, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER },
  );
  body(module.exports, createRequire(path), module, path, dirname(path));
  return module.exports;
};

const isModulePackage = (): boolean => {
  const path = join(start.directory, "package.json");
  return existsSync(path) && JSON.parse(readFileSync(path, "utf8")).type === "module";
};

const load = async (): Promise<unknown> => {
  const [file = "index", exported = "handler"] = start.handler.split(".");
  const path = join(start.directory, file);
  const script = `${path}.js`;
  const isPlain = existsSync(script) && !isModulePackage();
  const found = [`${path}.mjs`, script, `${path}.cjs`].find((each) => existsSync(each));
  if (found === undefined)
    throw Object.assign(new Error(`Cannot find module '${file}'`), { name: "Runtime.ImportModuleError" });
  const module: unknown =
    isPlain && found === script ? loadCommonJs(script) : await import(pathToFileURL(found).href);
  const handler: unknown =
    typeof module === "object" && module !== null ? Reflect.get(module, exported) : undefined;
  if (typeof handler === "function") return handler;
  throw Object.assign(new Error(`${start.handler} is undefined or not exported`), {
    name: "Runtime.HandlerNotFound",
  });
};

const loaded = load().then(
  (handler) => ({ handler }),
  (error: unknown) => ({ failure: failureFrom(error) }),
);

const answer = async ({ id, payload, timeoutMs }: Invocation): Promise<Answer> => {
  const ready = await loaded;
  if ("failure" in ready) return { id, failure: ready.failure };
  const deadline = performance.now() + timeoutMs;
  const context = {
    awsRequestId: id,
    callbackWaitsForEmptyEventLoop: true,
    functionName: start.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: start.arn,
    logGroupName: `/aws/lambda/${start.name}`,
    logStreamName: "local",
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? "128",
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  };
  try {
    const call = ready.handler;
    const result: unknown = typeof call === "function" ? await call(JSON.parse(payload), context) : undefined;
    return { id, payload: JSON.stringify(result) ?? "null" };
  } catch (error) {
    return { id, failure: failureFrom(error) };
  }
};

parentPort?.on("message", async (invocation: Invocation) => {
  parentPort?.postMessage(await answer(invocation));
});
