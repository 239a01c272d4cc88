import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { handlerNames, root } from "../../infra/constructs/bundles.ts";
import { synthesized } from "../support/infra-assembly.ts";

const assembly = await synthesized();
const [bundles = "", ...others] = globSync("asset.*/", { cwd: assembly })
  .map((path) => join(assembly, path))
  .filter((path) => existsSync(join(path, "calls")));
const files = globSync("**/*.mjs", { cwd: bundles });

describe("the bundles", () => {
  test("are one directory, with one module for each handler", () => {
    expect(others).toEqual([]);
    const handlers = files
      .filter((path) => !path.startsWith("shared"))
      .map((path) => path.replace(".mjs", ""));
    expect(handlers.sort()).toEqual(handlerNames());
  });

  test("hold no path of this machine and nothing of the local host", () => {
    for (const file of files) {
      const text = readFileSync(join(bundles, file), "utf8");
      expect(text.includes(root)).toBe(false);
      expect(/^\/\/ infra\//m.test(text)).toBe(false);
    }
  });

  test("have the solver's program beside the solver", () => {
    const solving = files.filter((file) => readFileSync(join(bundles, file), "utf8").includes("highs.wasm"));
    expect(solving.length).toBeGreaterThan(0);
    expect(solving.filter((file) => !existsSync(join(bundles, dirname(file), "highs.wasm")))).toEqual([]);
  });

  test("load with nothing installed beside them, and export a handler", () => {
    const script = `
      const kinds = {};
      for (const path of JSON.parse(process.argv[1])) kinds[path] = typeof (await import(path)).handler;
      process.stdout.write(JSON.stringify(kinds));
      process.exit(0);`;
    const env = {
      AWS_REGION: "eu-north-1",
      TABLE_NAME: "table",
      BUCKET_NAME: "bucket",
      BANK_KEY_ARN: "arn:aws:kms:eu-north-1:000000000000:key/bank",
      PUBLIC_ADDRESS: "https://api.example.org",
      FROM_ADDRESS: "utlysning@utlysning.example",
      CONFIGURATION_SET: "utlysning-dev",
      WORKFLOW_ARN_PREFIX: "arn:aws:states:eu-north-1:000000000000:stateMachine:utlysning-dev-",
      SCHEDULE_GROUP: "utlysning-dev",
      WAKE_FUNCTION_ARN: "arn:aws:lambda:eu-north-1:000000000000:function:wake",
      SCHEDULER_ROLE_ARN: "arn:aws:iam::000000000000:role/runner",
    };
    const paths = handlerNames().map((name) => pathToFileURL(join(bundles, `${name}.mjs`)).href);
    const printed = execFileSync(
      process.execPath,
      ["--input-type=module", "-e", script, JSON.stringify(paths)],
      { env, encoding: "utf8" },
    );
    const kinds = z.record(z.string(), z.string()).parse(JSON.parse(printed));
    expect(Object.entries(kinds).filter(([, kind]) => kind !== "function")).toEqual([]);
    expect(Object.keys(kinds)).toHaveLength(handlerNames().length);
  });
});
