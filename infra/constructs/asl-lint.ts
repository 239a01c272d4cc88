import { createRequire } from "node:module";
import * as z from "zod";
import { type State, Workflow } from "./asl.ts";
import { nameFault } from "./asl-names.ts";

export interface Finding {
  rule: string;
  state: string;
  message: string;
}
type Found = { state: string; message: string };
type Rule = (workflow: Workflow) => Found[];

const Verdict = z.object({ isValid: z.boolean(), errorsText: z.custom<() => string>() });
// The package has no types, and it writes into the definition that it is given.
const validate: (definition: unknown) => unknown = createRequire(import.meta.url)("asl-validator");

const ofStates =
  (fault: (state: State, name: string) => string | undefined): Rule =>
  (workflow) =>
    Object.entries(workflow.States).flatMap(([name, state]) => {
      const message = fault(state, name);
      return message === undefined ? [] : [{ state: name, message }];
    });

const ofTasks = (fault: (state: State) => string | undefined): Rule =>
  ofStates((state) => (state.Type === "Task" ? fault(state) : undefined));

const Payload = z.record(z.string(), z.string());
const payloadOf = (state: State) => Payload.safeParse(state.Parameters?.Payload).data;

/** What may cross from a workflow to a step: ids, a place in a list, a token and how the operation went. */
const mayCross = ["callId", "operationId", "subject", "position", "taskToken", "outcome", "code"];
const invocations = [
  "arn:aws:states:::lambda:invoke",
  "arn:aws:states:::lambda:invoke.waitForTaskToken",
] as const;
const transient = ["Lambda.ServiceException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException"];

const stringsIn = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, each]) => (key === "Comment" ? [] : stringsIn(each)))
      : [];

const isTooDeep = (path: string) =>
  path.startsWith("$") && !/^(\$|\$\.\w+(\.\w+)?|\$\$\.Task\.Token|\$\{\w+\})$/.test(path);

const recordsOutcome = (state: State | undefined, outcome: string) =>
  state !== undefined && payloadOf(state)?.outcome === outcome;

/** What no other tool says about a workflow, each rule with what it prevents. */
const rules: Record<string, Rule> = {
  /** Without one, an execution that waits for a lost answer hangs for a year. */
  "token-timeout": ofTasks((state) =>
    state.Resource?.endsWith(".waitForTaskToken") &&
    state.TimeoutSeconds === undefined &&
    state.TimeoutSecondsPath === undefined &&
    state.HeartbeatSeconds === undefined
      ? "waits for a task token without TimeoutSeconds"
      : undefined,
  ),
  "workflow-timeout": (workflow) =>
    workflow.TimeoutSeconds === undefined
      ? [{ state: "", message: "has no TimeoutSeconds of its own; the construct's property is ignored" }]
      : [],
  /** Lambda itself fails now and then; the message of one applicant must not depend on it. */
  retry: ofTasks((state) => {
    const retried = new Set(state.Retry.flatMap((each) => each.ErrorEquals));
    const missing = transient.filter((error) => !retried.has(error));
    return missing.length > 0 ? `does not retry ${missing.join(", ")}` : undefined;
  }),
  /** A refusal repeated is the same refusal: only named errors are tried again. */
  "retry-all": ofTasks((state) =>
    state.Retry.some((each) =>
      each.ErrorEquals.some((error) => error === "States.ALL" || error === "States.TaskFailed"),
    )
      ? "retries every error, refusals too"
      : undefined,
  ),
  catch: ofTasks((state) =>
    state.Catch.some((each) => each.ErrorEquals.includes("States.ALL"))
      ? undefined
      : "does not catch States.ALL, so its failure is not recorded",
  ),
  invocation: ofTasks((state) =>
    invocations.some((each) => each === state.Resource) &&
    /^\$\{\w+\}$/.test(String(state.Parameters?.FunctionName))
      ? undefined
      : "must invoke a function by a placeholder",
  ),
  payload: ofTasks((state) => {
    const payload = payloadOf(state);
    if (payload === undefined) return "has no explicit Payload";
    const stray = Object.keys(payload).filter((key) => !mayCross.includes(key.replace(/\.\$$/, "")));
    return stray.length > 0 ? `passes ${stray.join(", ")}, which is no id` : undefined;
  }),
  /** The payload is ids: whoever computes in the workflow has moved a rule out of the code. */
  rules: ofStates((state) => {
    const { Next: _next, Default: _default, Retry: _retry, Catch: _catch, ...rest } = state;
    const stray = stringsIn(rest).find((each) => /^States\.\w+\(/.test(each) || isTooDeep(each));
    return stray === undefined ? undefined : `computes or reaches into an item: ${stray}`;
  }),
  /** A local interpreter silently ignores JSONata. */
  jsonpath: (workflow) => [
    ...(["JSONPath", undefined].includes(workflow.QueryLanguage)
      ? []
      : [{ state: "", message: "is not JSONPath" }]),
    ...ofStates((state) =>
      ["QueryLanguage", "Arguments", "Output", "Assign"].some((key) => key in state)
        ? "is not JSONPath"
        : undefined,
    )(workflow),
  ],
  names: ofStates((state, name) => nameFault(state.Type, name)),
  /** Whoever follows an operation sees it end: nothing ends but through the step that records it. */
  record: (workflow) =>
    Object.entries(workflow.States).flatMap(([name, state]) => {
      if (state.Type !== "Succeed" && state.Type !== "Fail" && state.End !== true) return [];
      const outcome = state.Type === "Fail" ? "failed" : "succeeded";
      const unrecorded = Object.entries(workflow.States).filter(
        ([, from]) =>
          [
            from.Next,
            from.Default,
            ...from.Choices.map((each) => each.Next),
            ...from.Catch.map((each) => each.Next),
          ].includes(name) && !recordsOutcome(from, outcome),
      );
      return state.End === true || unrecorded.length > 0
        ? [{ state: name, message: `ends without recording that it ${outcome}` }]
        : [];
    }),
  comment: (workflow) => (workflow.Comment ? [] : [{ state: "", message: "does not say what it is for" }]),
};

const invalidIn = (text: string): Finding[] => {
  // CDK's own switch, off where the app is synthesized only to run here: the validator's schema compiles for seconds.
  if (process.env.CDK_VALIDATION === "false") return [];
  const verdict = Verdict.parse(validate(JSON.parse(text)));
  return verdict.isValid ? [] : [{ rule: "asl", state: "", message: verdict.errorsText() }];
};

/** Everything that is wrong with a workflow, by asl-validator and by our own rules. */
export const lintWorkflow = (text: string): Finding[] => {
  const invalid = invalidIn(text);
  const { data: workflow } = Workflow.safeParse(JSON.parse(text));
  if (workflow === undefined) return invalid;
  return [
    ...invalid,
    ...Object.entries(rules).flatMap(([rule, check]) => check(workflow).map((found) => ({ rule, ...found }))),
  ];
};

export const ruleNames: readonly string[] = ["asl", ...Object.keys(rules)];
