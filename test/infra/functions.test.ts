import { describe, expect, test } from "vitest";
import * as z from "zod";
import { handlerNames } from "../../infra/constructs/bundles.ts";
import { ofType, resources } from "../support/infra-assembly.ts";
import { handlerOf, permissionsIn, roleOf } from "../support/infra-policies.ts";

const all = await resources();
const functions = ofType(all, "AWS::Lambda::Function");
const permissions = permissionsIn(all);
const functionRoles = new Map(functions.map((each) => [roleOf(each), handlerOf(each)]));
const mayDo = (handler: string): string[] =>
  [
    ...new Set(
      permissions.filter(({ role }) => functionRoles.get(role) === handler).map(({ action }) => action),
    ),
  ].sort();

const logs = ["logs:CreateLogStream", "logs:PutLogEvents"];
const reading = ["dynamodb:GetItem", "dynamodb:Query", ...logs];
const writing = [
  "dynamodb:ConditionCheckItem",
  "dynamodb:DeleteItem",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:UpdateItem",
  ...logs,
];
const streaming = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];

describe("the deployables", () => {
  test("are exactly the handler files", () => {
    expect(functions.map(handlerOf).sort()).toEqual(handlerNames());
  });

  test("run on Node 24 and arm64, and log as JSON", () => {
    for (const each of functions) {
      expect(each.Properties).toMatchObject({
        Runtime: "nodejs24.x",
        Architectures: ["arm64"],
        Handler: `${handlerOf(each)}.handler`,
        LoggingConfig: { LogFormat: "JSON" },
      });
    }
  });

  test("have a log group each, and no log group keeps anything for ever", () => {
    const groups = ofType(all, "AWS::Logs::LogGroup");
    expect(groups.map(({ Properties }) => Properties.RetentionInDays)).toEqual(groups.map(() => 180));
    const Logging = z.object({ LogGroup: z.object({ Ref: z.string() }) });
    const used = functions.map(({ Properties }) => Logging.parse(Properties.LoggingConfig).LogGroup.Ref);
    expect(new Set(used).size).toBe(functions.length);
    expect(groups.map(({ id }) => id)).toEqual(expect.arrayContaining(used));
  });

  test("whoever solves a program has a whole processor", () => {
    const memory = new Map(functions.map((each) => [handlerOf(each), each.Properties.MemorySize]));
    for (const name of ["reviewing/propose-assignment", "selection/staff", "matching/staff"]) {
      expect([name, memory.get(name)]).toEqual([name, 1769]);
    }
  });
});

describe("what a function may do", () => {
  test("nobody may scan, and nobody may do everything of a service", () => {
    const broad = permissions.filter(
      ({ action }) => /scan/i.test(action) || /^(\*|dynamodb:.*\*|[a-z]+:\*)$/.test(action),
    );
    expect(broad).toEqual([]);
  });

  test("no function has a wildcard resource, but the timers of our own group and two folders of papers", () => {
    const wild = permissions.filter(
      ({ role, resource }) => functionRoles.has(role) && resource.includes("*"),
    );
    expect(new Set(wild.map(({ role, resource }) => `${functionRoles.get(role)} ${resource}`))).toEqual(
      new Set([
        "operations/dispatch arn:{AWS::Partition}:scheduler:{AWS::Region}:{AWS::AccountId}:schedule/utlysning-dev/*",
        "applications/attachments {utlysning-dev-data:ExportsOutputFnGetAttPapersFCDB0EBEArn5547DF40}/papers/*",
        "applications/attachments {utlysning-dev-data:ExportsOutputFnGetAttPapersFCDB0EBEArn5547DF40}/uploads/*",
        "claims/claimant {utlysning-dev-data:ExportsOutputFnGetAttPapersFCDB0EBEArn5547DF40}/papers/*",
        "claims/claimant {utlysning-dev-data:ExportsOutputFnGetAttPapersFCDB0EBEArn5547DF40}/uploads/*",
        "retention/erase-personal-data {utlysning-dev-data:ExportsOutputFnGetAttPapersFCDB0EBEArn5547DF40}/papers/*",
        "retention/erase-personal-data {utlysning-dev-data:ExportsOutputFnGetAttPapersFCDB0EBEArn5547DF40}/uploads/*",
      ]),
    );
  });

  test("readers read, writers write, and the reference touches nothing", () => {
    for (const name of ["calls/public", "selection/public", "news/public", "operations/staff"]) {
      expect([name, mayDo(name)]).toEqual([name, reading]);
    }
    for (const name of ["calls/staff", "applications/applicant", "calls/sweep", "letters/staff"]) {
      expect([name, mayDo(name).filter((each) => !each.startsWith("sqs:"))]).toEqual([name, writing]);
    }
    expect(mayDo("reference/public")).toEqual(logs);
  });

  test("readers that list in pages may write the key that signs cursors, and no other item", () => {
    const only = { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["signing-key"] } };
    for (const name of ["applications/staff", "audit/staff"]) {
      const puts = permissions.filter(
        ({ role, action }) => functionRoles.get(role) === name && action === "dynamodb:PutItem",
      );
      expect([name, mayDo(name)]).toEqual([
        name,
        ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", ...logs],
      ]);
      expect(puts.map(({ condition }) => condition)).toEqual([only]);
    }
  });

  test("who travels may encrypt bank details and never read them; finance reads them, and encrypts those of the payer", () => {
    const ofKms = (name: string) => mayDo(name).filter((each) => each.startsWith("kms:"));
    expect([ofKms("claims/claimant"), ofKms("claims/finance")]).toEqual([
      ["kms:GenerateDataKey"],
      ["kms:Decrypt", "kms:GenerateDataKey"],
    ]);
    const others = permissions.filter(
      ({ role, action }) =>
        action.startsWith("kms:") &&
        !["claims/claimant", "claims/finance"].includes(functionRoles.get(role) ?? ""),
    );
    expect(others).toEqual([]);
  });

  test("only one function sends letters, and only one starts, answers and schedules", () => {
    expect(mayDo("letters/send-letter")).toEqual(
      [...writing, ...streaming, "ses:SendEmail", "ses:SendRawEmail", "sqs:SendMessage"].sort(),
    );
    expect(mayDo("operations/dispatch")).toEqual(
      [
        ...writing,
        ...streaming,
        "iam:PassRole",
        "scheduler:CreateSchedule",
        "scheduler:DeleteSchedule",
        "scheduler:GetSchedule",
        "scheduler:UpdateSchedule",
        "sqs:SendMessage",
        "states:SendTaskFailure",
        "states:SendTaskSuccess",
        "states:StartExecution",
      ].sort(),
    );
    const others = [...functionRoles.values()].filter(
      (name) => !["letters/send-letter", "operations/dispatch"].includes(name),
    );
    expect(others.flatMap(mayDo).filter((each) => /^(ses|states|scheduler|iam):/.test(each))).toEqual([]);
  });

  test("the role of the timers may wake one function, the sweeper's another, and neither anything else", () => {
    const invoking = permissions.filter(({ role }) => role.startsWith("Timers"));
    expect(
      invoking.map(({ action, resource }) => `${action} ${resource.replace(/[0-9A-F]{8}\.Arn/, "")}`).sort(),
    ).toEqual(["lambda:InvokeFunction {FunctionsCallsSweep}", "lambda:InvokeFunction {FunctionsCallsWake}"]);
  });
});
