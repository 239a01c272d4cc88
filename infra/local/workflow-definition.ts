import type { StateMachineDefinition } from "aws-local-stepfunctions";
import * as z from "zod";
import {
  isJsonObject,
  type Json,
  type JsonObject,
  LocalHostError,
  listOf,
  objectOf,
  parseJson,
  textOf,
} from "./json.ts";

export type Retrier = {
  errors: string[];
  seconds: number;
  attempts: number;
  backoff: number;
  longest: number;
};
export type Step = {
  kind: "invoke" | "token" | "function" | "start" | "wait" | "map" | "parallel";
  /** The function's ARN, when the resource itself names it. */
  resource: string;
  retriers: Retrier[];
  scopes: Scope[];
};
/** One level of states: the machine itself, an item processor, or a branch. */
export type Scope = {
  definition: StateMachineDefinition;
  steps: Map<string, Step>;
  timeoutSeconds: number | undefined;
};

/** The engine would end a task after a minute of real time; our own timeouts are on the host's clock. */
const neverSeconds = 2_147_483;

/** The state that makes an item's input; its name can be no one else's. */
export const selectState = "(item)";

const isDefinition = (value: unknown): boolean => {
  const definition = z.object({ StartAt: z.string(), States: z.record(z.string(), z.looseObject({})) });
  return definition.safeParse(value).success;
};
const Definition = z.custom<StateMachineDefinition>(isDefinition);

const refused: Record<string, string> = {
  Assign: "variables (Assign)",
  Arguments: "JSONata (Arguments)",
  Output: "JSONata (Output)",
  ItemReader: "ItemReader",
  ItemBatcher: "ItemBatcher",
  ResultWriter: "ResultWriter",
  ToleratedFailureCount: "ToleratedFailureCount",
  ToleratedFailurePercentage: "ToleratedFailurePercentage",
  ToleratedFailurePercentagePath: "ToleratedFailurePercentagePath",
};

const refuse = (state: string, what: string): never => {
  throw new LocalHostError(
    `State "${state}" uses ${what}, which the local interpreter would silently get wrong.`,
  );
};

/** A path that may find several values gives one value bare instead of in a list, and none as an error. */
const isIndefinite = (path: string): boolean => /\.\.|\[\*\]|\.\*|\[\?|\[[^\]'"]*[:,]/.test(path);

const checkPaths = (state: string, value: Json) => {
  if (typeof value === "string" && value.startsWith("$") && isIndefinite(value))
    refuse(state, `the path ${value}`);
  if (typeof value === "string" && value.includes("$$.State")) refuse(state, "$$.State");
  if (Array.isArray(value)) for (const each of value) checkPaths(state, each);
  if (isJsonObject(value)) {
    for (const [key, each] of Object.entries(value)) if (!nested.has(key)) checkPaths(state, each);
  }
};
const nested = new Set(["ItemProcessor", "Iterator", "Branches", "Result", "Comment"]);

/** The engine writes its own `Execution` into the context, with the wrong input in a map; ours is `Run`. */
const withRun = (value: Json): Json => {
  if (typeof value === "string") return value.replaceAll("$$.Execution", "$$$$.Run");
  if (Array.isArray(value)) return value.map(withRun);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, nested.has(key) ? each : withRun(each)]),
  );
};

const retriersOf = (state: JsonObject): Retrier[] =>
  listOf(state.Retry).map((each) => {
    const retrier = objectOf(each);
    return {
      errors: listOf(retrier.ErrorEquals).map(String),
      seconds: Number(retrier.IntervalSeconds ?? 1),
      attempts: Number(retrier.MaxAttempts ?? 3),
      backoff: Number(retrier.BackoffRate ?? 2),
      longest: Number(retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY),
    };
  });

const kindOf = (name: string, state: JsonObject): Step["kind"] => {
  if (state.Type !== "Task")
    return state.Type === "Wait" ? "wait" : state.Type === "Map" ? "map" : "parallel";
  const resource = textOf(state.Resource) ?? "";
  if (/^arn:aws:lambda:/.test(resource)) return "function";
  if (resource === "arn:aws:states:::lambda:invoke") return "invoke";
  if (resource === "arn:aws:states:::lambda:invoke.waitForTaskToken") return "token";
  if (resource === "arn:aws:states:::states:startExecution") return "start";
  return refuse(name, `the resource ${resource}`);
};

/** `Field` and `FieldPath` as one entry of a payload template. */
const either = (state: JsonObject, field: string, key: string, fallback?: Json): JsonObject => {
  const path = textOf(state[`${field}Path`]);
  if (path !== undefined) return { [`${key}.$`]: path };
  const value = state[field] ?? fallback;
  return value === undefined ? {} : { [key]: value };
};

const parametersOf = (state: JsonObject, kind: Step["kind"]): JsonObject => {
  const isPlain = kind === "map" || state.Parameters === undefined;
  const payload: JsonObject = isPlain ? { "payload.$": "$" } : { payload: state.Parameters ?? null };
  if (kind === "wait")
    return { ...payload, ...either(state, "Seconds", "seconds"), ...either(state, "Timestamp", "timestamp") };
  if (kind === "parallel") return payload;
  if (kind === "map") {
    return {
      ...payload,
      "items.$": textOf(state.ItemsPath) ?? "$",
      ...either(state, "MaxConcurrency", "maxConcurrency", 0),
    };
  }
  return {
    ...payload,
    ...either(state, "TimeoutSeconds", "timeoutSeconds"),
    ...either(state, "HeartbeatSeconds", "heartbeatSeconds"),
  };
};

/** The engine takes a result path of `$` for a field of that name; without one it does what `$` means. */
const withoutRootPath = (state: JsonObject): JsonObject => {
  const { ResultPath, ...rest } = state;
  return ResultPath === undefined || ResultPath === "$" ? rest : { ...rest, ResultPath };
};

const scopesOf = (state: JsonObject): Scope[] => {
  if (state.Type === "Parallel") return listOf(state.Branches).map((each) => scopeFrom(objectOf(each)));
  if (state.Type !== "Map") return [];
  const processor = objectOf(state.ItemProcessor ?? state.Iterator);
  const selector = state.ItemSelector ?? state.Parameters;
  if (selector === undefined) return [scopeFrom(processor)];
  const select: JsonObject = { Type: "Pass", Parameters: selector, Next: processor.StartAt ?? "" };
  const States = { ...objectOf(processor.States), [selectState]: select };
  return [scopeFrom({ ...processor, StartAt: selectState, States })];
};

/** Everything that takes time or calls out becomes a Task, whose handler is ours; the engine does the rest. */
const asTask = (state: JsonObject, kind: Step["kind"]): JsonObject => {
  const kept = ["InputPath", "OutputPath", "ResultSelector", "ResultPath", "Retry", "Catch", "Next", "End"];
  const task = withoutRootPath(
    Object.fromEntries(Object.entries(state).filter(([key]) => kept.includes(key))),
  );
  const catchers = listOf(task.Catch).map((each) => withoutRootPath(objectOf(each)));
  return {
    ...task,
    ...(task.Catch !== undefined && { Catch: catchers }),
    Type: "Task",
    Resource: "local",
    TimeoutSeconds: neverSeconds,
    Parameters: parametersOf(state, kind),
  };
};

const scopeFrom = (json: JsonObject): Scope => {
  const steps = new Map<string, Step>();
  const states: JsonObject = {};
  if (json.QueryLanguage === "JSONata") refuse(String(json.StartAt), "JSONata");
  if (objectOf(json.ProcessorConfig).Mode === "DISTRIBUTED")
    refuse(String(json.StartAt), "a distributed map");
  for (const [name, raw] of Object.entries(objectOf(json.States))) {
    const state = objectOf(withRun(raw));
    for (const [field, what] of Object.entries(refused)) if (field in state) refuse(name, what);
    if (state.QueryLanguage === "JSONata") refuse(name, "JSONata");
    if (name !== selectState) checkPaths(name, state);
    if (["Task", "Wait", "Map", "Parallel"].includes(String(state.Type))) {
      const kind = kindOf(name, state);
      const resource = textOf(state.Resource) ?? "";
      steps.set(name, { kind, resource, retriers: retriersOf(state), scopes: scopesOf(state) });
      states[name] = asTask(state, kind);
    } else {
      // The engine ignores a result of false, 0, null or "".
      const { Result, ...rest } = withoutRootPath(state);
      states[name] =
        state.Type === "Pass" && Result !== undefined ? { ...rest, Parameters: Result } : { ...rest };
    }
  }
  const timeoutSeconds = json.TimeoutSeconds === undefined ? undefined : Number(json.TimeoutSeconds);
  return {
    definition: Definition.parse({ StartAt: json.StartAt ?? "", States: states }),
    steps,
    timeoutSeconds,
  };
};

const compiled = new Map<string, Scope>();

/** The machine as the engine runs it here; refuses, with one sentence, what the engine would silently get wrong. */
export const compileDefinition = (text: string): Scope => {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const scope = scopeFrom(objectOf(parseJson(text)));
  compiled.set(text, scope);
  return scope;
};
