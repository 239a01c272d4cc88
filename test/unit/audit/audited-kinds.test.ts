import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AuditedKind } from "../../../schemas/audit.ts";

/** Kinds with a trail that belong to no call: each is read by its id. */
const ofNoCall = ["rates", "register"];

/** The kinds whose store is audited, as the sources say it. */
function auditedKinds(source: string): string[] {
  return source
    .split("entityStore(")
    .slice(1)
    .flatMap((store) => {
      const [, kind] = /^table, \{\s*type: "([a-zA-Z-]+)"/.exec(store) ?? [];
      const [, audited] = /audited: (true|false)/.exec(store) ?? [];
      return kind !== undefined && audited === "true" ? [kind] : [];
    });
}

test("the trails of every audited kind of a call can be checked", () => {
  const sources = globSync("functions/**/*.ts").map((path) => readFileSync(path, "utf8"));
  const found = new Set(sources.flatMap(auditedKinds));
  expect([...found].sort()).toEqual([...AuditedKind.options, ...ofNoCall].sort());
});

test("a store that is audited and not listed is found", () => {
  const store =
    'return entityStore(table, {\n    type: "secret",\n    schema: Secret,\n    audited: true,\n  });';
  expect(auditedKinds(store)).toEqual(["secret"]);
  expect(auditedKinds(store.replace("true", "false"))).toEqual([]);
});
