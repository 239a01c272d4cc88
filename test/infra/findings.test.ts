import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ofType, resources, synthesized } from "../support/infra-assembly.ts";

test("cdk-nag and the template validation find nothing", async () => {
  const report: unknown = JSON.parse(
    readFileSync(join(await synthesized(), "validation-report.json"), "utf8"),
  );
  expect(report).toMatchObject({ pluginReports: [] });
});

test("each stack has room to grow below CloudFormation's limit of 500 resources", async () => {
  const assembly = await synthesized();
  const sizes = globSync("*.template.json", { cwd: assembly }).map((file) => {
    const template: { Resources: object } = JSON.parse(readFileSync(join(assembly, file), "utf8"));
    return Object.keys(template.Resources).length;
  });
  expect(sizes).toHaveLength(4);
  expect(Math.max(...sizes)).toBeLessThan(450);
});

test("no stack names an account or a region", async () => {
  const text = JSON.stringify(ofType(await resources(), "AWS::Lambda::Function"));
  expect(text).not.toMatch(/\b\d{12}\b|\b(eu|us)-[a-z]+-\d\b/);
});
