import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { breachesIn, rules } from "./house-rules.ts";

const sources = globSync("{schemas,functions,infra,commands,programmes,test}/**/*.ts")
  .map((path) => path.replaceAll("\\", "/"))
  .sort()
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

test("the house is in order", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(breachesIn(sources)).toEqual([]);
});

describe("a breach is caught", () => {
  const importing = (name: string) => `import { it } from "${name}";\n`;
  const long = (count: number) => "it();\n".repeat(count);
  const twins: [rule: string, path: string, text: string][] = [
    ["schemas import nothing of ours", "schemas/call.ts", importing("../functions/shared/zone.ts")],
    ["functions/shared imports schemas only", "functions/shared/zone.ts", importing("../calls/env.ts")],
    [
      "a domain imports schemas and domains, never infra, commands or tests",
      "functions/calls/rules/deadline.ts",
      importing("../../../infra/stage.ts"),
    ],
    ["nobody imports a handler", "functions/calls/late.ts", importing("../letters/staff.handler.ts")],
    ["infra imports schemas and environments only", "infra/app.ts", importing("../functions/calls/calls.ts")],
    [
      "infra/local reads the assembly, never a construct or a function",
      "infra/local/host.ts",
      importing("../constructs/workflow.ts"),
    ],
    [
      "infra/local reads the assembly, never a construct or a function",
      "infra/local/host.ts",
      'export type It = import("../../functions/calls/env.ts").It;\n',
    ],
    ["programmes import schemas only", "programmes/multiply.ts", importing("../functions/shared/zone.ts")],
    ["only tests import tests", "commands/plan.ts", importing("../test/support/clock.ts")],
    ["relative imports name their file", "commands/plan.ts", 'export * from "../schemas/call";\n'],
    [
      "packages of the cloud stay out of the functions",
      "functions/calls/open.ts",
      importing("aws-cdk-lib/aws-iam"),
    ],
    ["a handler is wiring, at most 15 lines", "functions/calls/open.handler.ts", long(16)],
    ["a file is read in one sitting, at most 250 lines", "functions/calls/open.ts", long(251)],
    ["a file is named after the word inside", "functions/calls/utils.ts", ""],
  ];

  test.each(twins)("%s: %s", (rule, path, text) => {
    expect(breachesIn([{ path, text }]).map((each) => each.rule)).toContain(rule);
  });

  test("by every rule that there is", () => {
    expect([...new Set(twins.map(([rule]) => rule))].sort()).toEqual(Object.keys(rules).sort());
  });

  test("an import over several lines too", () => {
    const text = 'import {\n  type Call,\n  calls,\n} from "../functions/calls/calls.ts";\n';
    expect(breachesIn([{ path: "infra/app.ts", text }])).toHaveLength(1);
  });

  test("and what is in order is let pass", () => {
    const handler = { path: "functions/calls/open.handler.ts", text: `${importing("./env.ts")}${long(14)}` };
    const app = { path: "infra/functions.ts", text: importing("../functions/calls/env.ts") };
    expect(breachesIn([handler, app])).toEqual([]);
  });
});
