import { existsSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { describeApi } from "../../../functions/reference/describe-api.ts";
import { docsPage } from "../../../functions/reference/docs-page.ts";
import { examples } from "../../../functions/reference/examples.ts";
import { refusalStatuses } from "../../../functions/reference/problems.ts";
import { refusals } from "../../../functions/shared/refusal.ts";
import type { RouteSpec } from "../../../schemas/routes/route.ts";
import { routes } from "../../../schemas/routes.ts";

const specs = Object.entries<RouteSpec>(routes);
const Operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).default([]),
  responses: z.record(z.string(), z.unknown()),
  security: z.array(z.unknown()).optional(),
});
const Document = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});
const text = JSON.stringify(describeApi());
const raw: unknown = JSON.parse(text);
const document = Document.parse(raw);

/** What stands at a JSON pointer of a document; undefined where nothing does. */
function at(value: unknown, pointer: string): unknown {
  const parts = pointer.split("/").slice(1);
  return parts.reduce<unknown>(
    (found, part) =>
      typeof found === "object" && found !== null
        ? Reflect.get(found, part.replaceAll("~1", "/").replaceAll("~0", "~"))
        : undefined,
    value,
  );
}

describe("the description of the API", () => {
  test("is OpenAPI 3.1 and has every route, by its name, and no other", () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(
        ([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`,
      ),
    );
    expect(described.toSorted()).toEqual(
      specs.map(([name, { method, path }]) => `${name} ${method} ${path}`).toSorted(),
    );
  });

  test("names every part of every path, and a token exactly where one is asked for", () => {
    for (const [, { method, path, access }] of specs) {
      const operation = document.paths[path]?.[method.toLowerCase()];
      const named = operation?.parameters.filter((one) => one.in === "path").map(({ name }) => name);
      expect([path, named]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)]);
      expect([path, operation?.security !== undefined]).toEqual([path, access !== "public"]);
      expect(Object.keys(operation?.responses ?? {})).toContain("default");
    }
  });

  test("refers to nothing that is not there", () => {
    const references = [...text.matchAll(/"\$ref":"#([^"]+)"/g)].map(([, pointer = ""]) => pointer);
    expect(references.filter((pointer) => at(raw, pointer) === undefined)).toEqual([]);
    expect(references.length).toBeGreaterThan(0);
  });

  test("is valid under the schema of OpenAPI 3.1, and small enough for a function to answer", async () => {
    const { valid, errors } = await new Validator().validate(z.record(z.string(), z.unknown()).parse(raw));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    // A function may answer with 6 MB.
    expect(Buffer.byteLength(text)).toBeLessThan(4_000_000);
  });

  test("a description with a fault would be caught", async () => {
    const faulty = { ...document, paths: { "/calls": { get: { responses: { never: {} } } } } };
    expect((await new Validator().validate(faulty)).valid).toBe(false);
  });

  test("has examples that their routes would take", () => {
    const faults = specs.flatMap(([name, { body }]) => {
      const example = Object.entries(examples).find(([of]) => of === name)?.[1];
      return example === undefined || body.safeParse(example).success ? [] : [name];
    });
    expect(faults).toEqual([]);
    expect(text).toContain('"example":{"organisation":{"name":"Kalmar"');
  });

  test("says of every route which refusals it may answer with, and that a key or a revision may be sent", () => {
    for (const [, spec] of specs) {
      const operation = document.paths[spec.path]?.[spec.method.toLowerCase()];
      const known = [
        ...refusalStatuses(spec),
        ...(spec.access === "public" ? [] : [401]),
        429,
        spec.status,
      ].map(String);
      expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining([...known, "default"]));
      const headers = operation?.parameters.filter((one) => one.in === "header").map(({ name }) => name);
      expect(headers).toEqual([
        ...(spec.method === "POST" ? ["idempotency-key"] : []),
        ...(spec.ifMatch === undefined ? [] : ["if-match"]),
      ]);
    }
  });

  test("is the same each time", () => {
    expect(JSON.stringify(describeApi())).toBe(text);
  });
});

test("the page lists every route and every refusal, and runs no script", () => {
  const page = docsPage();
  const missing = specs.filter(([, { method, path }]) => !page.includes(`<code>${method} ${path}</code>`));
  expect(missing).toEqual([]);
  expect(Object.keys(refusals).filter((code) => !page.includes(`<code>${code}</code>`))).toEqual([]);
  expect(page).not.toContain("<script");
});

test("no two routes are asked by the same words, and each names a function that exists", () => {
  const keys = specs.map(([, { method, path }]) => `${method} ${path.replace(/\{\w+\}/g, "{}")}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(specs.filter(([, { handler }]) => !existsSync(`functions/${handler}.handler.ts`))).toEqual([]);
});
