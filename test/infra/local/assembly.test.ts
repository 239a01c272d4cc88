import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ofType, readAssembly } from "../../../infra/local/assembly.ts";
import { planFrom } from "../../../infra/local/plan.ts";

const assemblyOf = (templates: Record<string, object>): string => {
  const directory = mkdtempSync(join(tmpdir(), "utlysning-assembly-"));
  const artifacts: Record<string, object> = {};
  for (const [stack, template] of Object.entries(templates)) {
    const templateFile = `${stack}.template.json`;
    writeFileSync(join(directory, templateFile), JSON.stringify(template));
    artifacts[stack] = { type: "aws:cloudformation:stack", properties: { templateFile } };
  }
  writeFileSync(join(directory, "manifest.json"), JSON.stringify({ artifacts }));
  return directory;
};

const resolved = (value: object, more: object = {}, parameters: object = {}): unknown => {
  const directory = assemblyOf({
    Data: {
      Resources: { Lost: { Type: "AWS::SQS::Queue" } },
      Outputs: { Out: { Value: { "Fn::GetAtt": ["Lost", "Arn"] }, Export: { Name: "Data:Lost" } } },
    },
    Service: {
      Parameters: { BootstrapVersion: { Type: "String", Default: "/cdk/version" }, ...parameters },
      Conditions: { IsNorth: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-north-1"] } },
      Mappings: { Sizes: { small: { mb: 128 } } },
      Resources: {
        Subject: { Type: "AWS::S3::Bucket", Properties: { Value: value } },
        Work: { Type: "AWS::StepFunctions::StateMachine", Properties: { StateMachineName: "work" } },
        ...more,
      },
    },
  });
  const [bucket] = ofType(readAssembly(directory, "http://127.0.0.1:1"), "AWS::S3::Bucket");
  return bucket?.properties.Value;
};

/** A place in a text of Fn::Sub. */
const hole = (name: string): string => `\${${name}}`;

describe("an intrinsic function has its value on this machine", () => {
  const cases: [string, object, unknown][] = [
    ["Ref of a pseudo parameter", { Ref: "AWS::Region" }, "eu-north-1"],
    ["Ref of a parameter with a default", { Ref: "BootstrapVersion" }, "/cdk/version"],
    [
      "Ref of a state machine is its ARN",
      { Ref: "Work" },
      "arn:aws:states:eu-north-1:000000000000:stateMachine:work",
    ],
    ["Fn::GetAtt", { "Fn::GetAtt": ["Work", "Name"] }, "work"],
    ["Fn::Join over references", { "Fn::Join": ["/", ["a", { Ref: "AWS::Partition" }]] }, "a/aws"],
    [
      "Fn::Sub of text",
      { "Fn::Sub": `${hole("AWS::AccountId")}:${hole("Work.Name")}:${hole("!Kept")}` },
      `000000000000:work:${hole("Kept")}`,
    ],
    [
      "Fn::Sub with values",
      { "Fn::Sub": [`${hole("A")}-${hole("Work.Name")}`, { A: { Ref: "AWS::Region" } }] },
      "eu-north-1-work",
    ],
    ["Fn::Select of Fn::Split", { "Fn::Select": [1, { "Fn::Split": [":", "a:b:c"] }] }, "b"],
    [
      "Fn::ImportValue across stacks",
      { "Fn::ImportValue": "Data:Lost" },
      "arn:aws:sqs:eu-north-1:000000000000:Data-Lost",
    ],
    ["Fn::If of a true condition", { "Fn::If": ["IsNorth", "yes", { Ref: "Nowhere" }] }, "yes"],
    ["Fn::FindInMap", { "Fn::FindInMap": ["Sizes", "small", "mb"] }, 128],
    ["AWS::NoValue leaves the property out", { a: { Ref: "AWS::NoValue" }, b: 1 }, { b: 1 }],
  ];
  test.each(cases)("%s", (_, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  test("a parameter without a default is refused by name", () => {
    expect(() => resolved({ Ref: "Stage" }, {}, { Stage: { Type: "String" } })).toThrow(
      "Parameter Stage of Service has no default, so it has no value here.",
    );
  });

  test("a reference to nothing is refused by name", () => {
    expect(() => resolved({ Ref: "Nowhere" })).toThrow("refers to Nowhere, which it does not define");
  });
});

test("a resource type that is neither run nor known is one clear sentence", () => {
  const directory = assemblyOf({ Service: { Resources: { Farm: { Type: "AWS::ECS::Cluster" } } } });
  expect(() => planFrom(readAssembly(directory, ""))).toThrow(
    "AWS::ECS::Cluster (Farm of stack Service) is neither run by the local host nor known to need nothing here.",
  );
});

test("what a false condition removes is not there", () => {
  const directory = assemblyOf({
    Service: {
      Conditions: { No: { "Fn::Equals": ["a", "b"] } },
      Resources: { Bucket: { Type: "AWS::S3::Bucket", Condition: "No" } },
    },
  });
  expect(planFrom(readAssembly(directory, "")).buckets).toEqual([]);
});
