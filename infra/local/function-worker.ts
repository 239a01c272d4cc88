import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction, constants } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import { followClock } from "./virtual-date.ts";

/** What a thread gets from the host, and what they say to each other. */
export type FunctionStart = { clock: SharedArrayBuffer; directory: string };
export type FunctionInfo = { name: string; arn: string; handler: string; memoryMb: number };
export type Invocation = { id: string; of: FunctionInfo; payload: string; timeoutMs: number };
export type FunctionFailure = { errorType: string; errorMessage: string; trace: string[] };
export type Answer = { id: string; payload: string } | { id: string; failure: FunctionFailure };
/** The function's code is loaded, and its time begins. */
export type Begun = { begun: string };
export type Printed = { by: string; printed: string };

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

const load = async (entry: string): Promise<unknown> => {
  const [file = "index", exported = "handler"] = entry.split(".");
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
  throw Object.assign(new Error(`${entry} is undefined or not exported`), {
    name: "Runtime.HandlerNotFound",
  });
};

type Loaded = { handler: unknown } | { failure: FunctionFailure };
const loaded = new Map<string, Promise<Loaded>>();
let current = "";

/** The handler of a function, loaded when it is first asked for, in the environment that is its own. */
const handlerOf = ({ name, handler, memoryMb }: FunctionInfo): Promise<Loaded> => {
  if (current !== name) {
    current = name;
    process.env.AWS_LAMBDA_FUNCTION_NAME = name;
    process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE = String(memoryMb);
    process.env._HANDLER = handler;
  }
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const loading = load(handler).then(
    (found) => ({ handler: found }),
    (error: unknown) => ({ failure: failureFrom(error) }),
  );
  loaded.set(name, loading);
  return loading;
};

const answer = async ({ id, of, payload, timeoutMs }: Invocation): Promise<Answer> => {
  const isNew = !loaded.has(of.name);
  const ready = await handlerOf(of);
  if (isNew) parentPort?.postMessage({ begun: id } satisfies Begun);
  if ("failure" in ready) return { id, failure: ready.failure };
  const deadline = performance.now() + timeoutMs;
  const context = {
    awsRequestId: id,
    callbackWaitsForEmptyEventLoop: true,
    functionName: of.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: of.arn,
    logGroupName: `/aws/lambda/${of.name}`,
    logStreamName: "local",
    memoryLimitInMB: String(of.memoryMb),
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

/** What a function prints is told under its name, before its answer: the thread's own streams know no names. */
for (const stream of [process.stdout, process.stderr]) {
  stream.write = new Proxy(stream.write, {
    apply: (_write, _stream, [chunk, ...more]) => {
      const printed = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
      parentPort?.postMessage({ by: current, printed } satisfies Printed);
      const written = more.find((each) => typeof each === "function");
      if (written !== undefined) queueMicrotask(written);
      return true;
    },
  });
}

parentPort?.on("message", async (invocation: Invocation) => {
  parentPort?.postMessage(await answer(invocation));
});
