import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderDiagrams } from "../../commands/diagrams.ts";

test("the README of the workflows shows them as they are; run `node commands/diagrams.ts` when it does not", async () => {
  expect(readFileSync("workflows/README.md", "utf8")).toBe(await renderDiagrams());
});
