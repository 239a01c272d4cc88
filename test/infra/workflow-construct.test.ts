import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { App, Stack } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { expect, test } from "vitest";
import * as z from "zod";
import { root } from "../../infra/constructs/bundles.ts";
import { Deployables } from "../../infra/constructs/deployables.ts";
import { ServiceFunction } from "../../infra/constructs/service-function.ts";
import { Workflow } from "../../infra/constructs/workflow.ts";

const bundles = mkdtempSync(join(tmpdir(), "utlysning-test-"));
mkdirSync(join(bundles, "calls"));
writeFileSync(join(bundles, "calls", "open-call.mjs"), "export const handler = () => ({});\n");

const stack = () => new Stack(new App());
const schema = z.object({ TABLE_NAME: z.string() });
const environment = { TABLE_NAME: "table" };
const props = () => ({
  code: Code.fromAsset(bundles),
  handler: "calls/open-call",
  schema,
  environment,
  seconds: 10,
});
const workflow = (file: string, ...steps: string[]) => {
  const scope = stack();
  const step = new ServiceFunction(scope, "Step", props());
  return new Workflow(scope, "Workflow", {
    file,
    prefix: "test",
    steps: Object.fromEntries(steps.map((name) => [name, step])),
  });
};
const openCall = "workflows/open-call.asl.json";

test("a workflow whose names are its steps is accepted", () => {
  expect(workflow(openCall, "openCall", "finishOperation").title).toBe("open-call");
});

test("a step that is missing fails the synthesis", () => {
  expect(() => workflow(openCall, "openCall")).toThrow(/no step is given for .*finishOperation/);
});

test("a step that the file does not name fails the synthesis", () => {
  expect(() => workflow(openCall, "openCall", "finishOperation", "closeCall")).toThrow(
    /closeCall.* is not in the file/,
  );
});

test("a file that breaks a rule fails the synthesis", () => {
  const file = join(bundles, "empty.asl.json");
  writeFileSync(
    file,
    JSON.stringify({ StartAt: "Call opened", States: { "Call opened": { Type: "Succeed" } } }),
  );
  expect(() => workflow(relative(root, file))).toThrow("has no TimeoutSeconds");
});

test("a function without a handler file fails the synthesis", () => {
  const plan = { environment, may: [], seconds: 10 };
  const functions = new Deployables(stack(), "Functions", bundles);
  functions.domain("calls", { "open-call": schema }, { "open-call": plan });
  expect(() => functions.domain("calls", { "close-call": schema }, { "close-call": plan })).toThrow(
    "There is no functions/calls/close-call.handler.ts",
  );
});

test("a variable that the function does not read fails the synthesis", () => {
  const unread = { ...environment, BUCKET_NAME: "bucket" };
  expect(() => new ServiceFunction(stack(), "Step", { ...props(), environment: unread })).toThrow(
    "calls/open-call does not read BUCKET_NAME",
  );
});

test("a variable that is missing does not compile", () => {
  const missing = () =>
    new ServiceFunction(stack(), "Step", {
      ...props(),
      // @ts-expect-error TABLE_NAME is not given
      environment: {},
    });
  expect(missing).toBeTypeOf("function");
});
