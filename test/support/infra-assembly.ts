import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { synthesize } from "../../infra/local/synth.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, "node_modules", ".cache", "utlysning-assembly");
const sources = [
  "{infra,functions,schemas}/**/*.ts",
  "workflows/*.json",
  "programmes/**/*",
  "package-lock.json",
];

/** What the assembly is made of, as one hash: the same sources give the same assembly. */
const fingerprint = (): string => {
  const hash = createHash("sha256");
  for (const path of globSync(sources, { cwd: root }).sort()) {
    if (/^infra.local/.test(path) || statSync(join(root, path)).isDirectory()) continue;
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
};

const isStale = (lock: string): boolean => {
  try {
    return Date.now() - statSync(lock).mtimeMs > 120_000;
  } catch {
    return false;
  }
};

/**
 * The directory of the synthesized app, built once for all tests and kept until a source changes. Safe for test files
 * that run beside each other: one builds, the others wait, and a builder that died is replaced.
 */
export const synthesized = async (): Promise<string> => {
  const name = fingerprint();
  const assembly = join(cache, name);
  const lock = join(cache, `${name}.lock`);
  mkdirSync(cache, { recursive: true });
  while (!existsSync(assembly)) {
    try {
      mkdirSync(lock);
    } catch {
      if (isStale(lock)) rmSync(lock, { recursive: true, force: true });
      await sleep(100);
      continue;
    }
    try {
      // Between looking and locking, another may have finished.
      if (existsSync(assembly)) break;
      for (const old of globSync("*", { cwd: cache, exclude: (path) => path.startsWith(name) })) {
        if (!old.endsWith(".lock") && isStale(join(cache, old)))
          rmSync(join(cache, old), { recursive: true, force: true });
      }
      const building = join(cache, `${name}.building-${process.pid}`);
      await synthesize(root, building);
      renameSync(building, assembly);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return assembly;
};

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  DependsOn: z.union([z.string(), z.array(z.string())]).default([]),
});
export type Resource = z.infer<typeof Resource> & { id: string };
const Output = z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() });
const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), Output).default({}),
});

const templates = async (): Promise<z.infer<typeof Template>[]> => {
  const assembly = await synthesized();
  return globSync("*.template.json", { cwd: assembly })
    .sort()
    .map((file) => Template.parse(JSON.parse(readFileSync(join(assembly, file), "utf8"))));
};

/** Every resource of every stack, as the template has it. */
export const resources = async (): Promise<Resource[]> =>
  (await templates()).flatMap((template) =>
    Object.entries(template.Resources).map(([id, resource]) => ({ ...resource, id })),
  );

/** What one stack gives another, by the name of the export. */
export const exports = async (): Promise<Map<string, unknown>> =>
  new Map(
    (await templates()).flatMap(({ Outputs }) =>
      Object.values(Outputs).flatMap(({ Value, Export }): [string, unknown][] =>
        Export ? [[Export.Name, Value]] : [],
      ),
    ),
  );

export const ofType = (all: readonly Resource[], ...types: string[]): Resource[] =>
  all.filter(({ Type }) => types.includes(Type));
