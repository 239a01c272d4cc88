import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root, run, start } from "../support/command.ts";

const scratch = mkdtempSync(join(tmpdir(), "utlysning-clone-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("in a fresh clone the README's command installs and starts, and Ctrl-C leaves nothing behind", async () => {
  const clone = join(scratch, "utlysning");
  expect((await run("git", ["clone", "--quiet", root, clone])).code).toBe(0);
  const installed = await run("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], clone);
  expect([installed.code, installed.err.includes("ERR!")]).toEqual([0, false]);
  const started = await start("npm", ["start", "--", "--port", "0"], "Ctrl-C stops", clone);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(started.printed)?.[0] ?? "";
  const health = await fetch(`${url}/_local/health`);
  expect(health.status).toBe(200);
  await started.interrupt();
  await expect(fetch(`${url}/_local/health`)).rejects.toThrow("fetch failed");
});

test("the README's commands are those that continuous integration runs", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const ci = readFileSync(join(root, ".ci/run"), "utf8");
  for (const command of ["npm ci && npm start", "npm ci && npm test"]) expect(readme).toContain(command);
  expect(ci).toContain("npm ci");
  expect(ci.trimEnd().endsWith("npm test")).toBe(true);
});
