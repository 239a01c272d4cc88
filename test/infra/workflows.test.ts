import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseWorkflow } from "../../infra/constructs/asl.ts";
import { lintWorkflow, ruleNames } from "../../infra/constructs/asl-lint.ts";
import { WorkflowName } from "../../schemas/operation.ts";
import { ofType, resources } from "../support/infra-assembly.ts";

const files = globSync("workflows/*.asl.json").sort();
const read = (name: string) => readFileSync(`workflows/${name}.asl.json`, "utf8");

/** A file with one thing broken; fails when there was nothing to break. */
const broken = (name: string, from: string | RegExp, to: string): string => {
  const text = read(name);
  const twin = text.replace(from, () => to);
  if (twin === text) throw new Error(`${name} has no ${from}`);
  return twin;
};
const rulesBrokenBy = (text: string) => [...new Set(lintWorkflow(text).map(({ rule }) => rule))];

describe("the workflows", () => {
  test("are exactly those that an operation may name", () => {
    expect(files).toEqual(WorkflowName.options.map((name) => `workflows/${name}.asl.json`).sort());
  });

  test.each(files)("%s breaks no rule", (file) => {
    expect(lintWorkflow(readFileSync(file, "utf8"))).toEqual([]);
  });

  test("stand in the template as in their files, with every function put in", async () => {
    const all = await resources();
    const machines = ofType(all, "AWS::StepFunctions::StateMachine");
    const found = new Map(
      machines.map(({ Properties }) => [String(Properties.StateMachineName), Properties]),
    );
    expect([...found.keys()].sort()).toEqual(
      WorkflowName.options.map((name) => `utlysning-dev-${name}`).sort(),
    );
    for (const name of WorkflowName.options) {
      const properties = found.get(`utlysning-dev-${name}`);
      expect(parseWorkflow(String(properties?.DefinitionString))).toEqual(parseWorkflow(read(name)));
      expect(properties?.LoggingConfiguration).toMatchObject({ IncludeExecutionData: false, Level: "ALL" });
      expect(properties?.TracingConfiguration).toEqual({ Enabled: true });
    }
  });
});

describe("the lint catches a workflow", () => {
  const twins: [rule: string, what: string, text: () => string][] = [
    [
      "asl",
      "that goes on to a state that is not there",
      () => broken("open-call", '"Next": "Call opened"', '"Next": "Call shut"'),
    ],
    [
      "token-timeout",
      "that waits for an answer without end",
      () => broken("approve", '"TimeoutSecondsPath": "$.look.seconds",', ""),
    ],
    ["workflow-timeout", "that may run without end", () => broken("open-call", '"TimeoutSeconds": 900,', "")],
    [
      "retry",
      "that gives up when Lambda stumbles",
      () => broken("open-call", '"Lambda.TooManyRequestsException",', ""),
    ],
    [
      "retry-all",
      "that repeats a refusal",
      () => broken("open-call", '"Lambda.Unknown"', '"States.TaskFailed"'),
    ],
    ["catch", "that fails unrecorded", () => broken("open-call", "States.ALL", "States.Timeout")],
    ["invocation", "that names a function itself", () => broken("open-call", /\$\{openCall\}/, "open-call")],
    [
      "payload",
      "that passes more than ids",
      () => broken("open-call", '"callId.$": "$.callId"', '"name.$": "$.name"'),
    ],
    [
      "rules",
      "that computes",
      () => broken("open-call", '"$.operationId"', "\"States.Format('{}', $.operationId)\""),
    ],
    [
      "rules",
      "that reaches into an item",
      () => broken("close-call", "$.Payload.more", "$.Payload.call.drafts[0]"),
    ],
    [
      "jsonpath",
      "in JSONata",
      () => broken("open-call", '"StartAt"', '"QueryLanguage": "JSONata", "StartAt"'),
    ],
    [
      "names",
      "whose act is a participle",
      () =>
        broken("open-call", /"Open the call"/g, '"Opened the call"').replaceAll(
          "Open the call",
          "Opened the call",
        ),
    ],
    [
      "names",
      "whose choice is no question",
      () => read("close-call").replaceAll("Any drafts left?", "Drafts left"),
    ],
    [
      "names",
      "whose wait does not start with Until",
      () => read("close-call").replaceAll("Until requests in", "While requests in"),
    ],
    ["names", "whose end is no participle", () => read("open-call").replaceAll("Call opened", "The end")],
    [
      "record",
      "that ends without recording its failure",
      () => broken("open-call", '"outcome": "failed"', '"outcome": "succeeded"'),
    ],
    [
      "record",
      "that ends without recording its success",
      () => broken("open-call", '"Next": "Record the success"', '"Next": "Call opened"'),
    ],
    [
      "comment",
      "that does not say what it is for",
      () => broken("open-call", /"Comment": "Opens[^"]*",/, ""),
    ],
  ];

  test.each(twins)("%s: %s", (rule, _, text) => {
    expect(rulesBrokenBy(text())).toContain(rule);
  });

  test("in every rule that it has", () => {
    expect([...new Set(twins.map(([rule]) => rule))].sort()).toEqual([...ruleNames].sort());
  });
});
