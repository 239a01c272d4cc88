import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { handlerNames, root } from "../../infra/constructs/bundles.ts";
import { synthesized } from "../support/infra-assembly.ts";

const assembly = await synthesized();
const bundles = globSync("asset.*/index.js", { cwd: assembly }).map((path) => join(assembly, path));

describe("the bundles", () => {
  test("are one for each handler", () => {
    expect(bundles).toHaveLength(handlerNames().length);
  });

  test("hold no path of this machine and nothing of the local host", () => {
    for (const bundle of bundles) {
      const text = readFileSync(bundle, "utf8");
      expect(text.includes(root)).toBe(false);
      expect(/^\/\/ infra\//m.test(text)).toBe(false);
    }
  });

  test("that solve programs have the solver beside them", () => {
    const solving = bundles.filter((each) => readFileSync(each, "utf8").includes("highs/build/highs.js"));
    expect(solving.length).toBeGreaterThan(0);
    expect(solving.filter((each) => !existsSync(join(each, "..", "highs.wasm")))).toEqual([]);
  });

  test("load with nothing installed beside them, and export a handler", () => {
    const script = `
      const kinds = {};
      for (const path of JSON.parse(process.argv[1])) kinds[path] = typeof require(path).handler;
      process.stdout.write(JSON.stringify(kinds));
      process.exit(0);`;
    const env = {
      AWS_REGION: "eu-north-1",
      TABLE_NAME: "table",
      FROM_ADDRESS: "utlysning@utlysning.example",
      CONFIGURATION_SET: "utlysning-dev",
      WORKFLOW_ARN_PREFIX: "arn:aws:states:eu-north-1:000000000000:stateMachine:utlysning-dev-",
      SCHEDULE_GROUP: "utlysning-dev",
      WAKE_FUNCTION_ARN: "arn:aws:lambda:eu-north-1:000000000000:function:wake",
      SCHEDULER_ROLE_ARN: "arn:aws:iam::000000000000:role/runner",
    };
    const printed = execFileSync(process.execPath, ["-e", script, JSON.stringify(bundles)], {
      env,
      encoding: "utf8",
    });
    const kinds = z.record(z.string(), z.string()).parse(JSON.parse(printed));
    expect(Object.entries(kinds).filter(([, kind]) => kind !== "function")).toEqual([]);
  });
});
