import { posix } from "node:path";

/** A source file as the rules see it: where it is, and what is in it. */
export interface Source {
  path: string;
  text: string;
}
export interface Breach {
  rule: string;
  path: string;
  what: string;
}
type Rule = (source: Source) => string[];

/** Every module that a file names: static, re-exported, dynamic and type-only. */
const importsOf = ({ path, text }: Source): string[] =>
  [
    ...text.matchAll(/^\s*(?:import|export)\s[^;"'`]*?from\s+["']([^"']+)["']/gm),
    ...text.matchAll(/^\s*import\s+["']([^"']+)["']/gm),
    ...text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g),
  ].map(([, name = ""]) => (name.startsWith(".") ? posix.join(posix.dirname(path), name) : name));

const ownImportsOf = (source: Source) =>
  importsOf(source).filter((each) => /^\w[\w-]*\//.test(each) && isOurs(each));
const ours = ["schemas", "functions", "infra", "commands", "programmes", "test"];
const isOurs = (name: string) => ours.includes(name.split("/")[0] ?? "");
const domainOf = (path: string) => /^functions\/([^/]+)\//.exec(path)?.[1];
const isHandler = (path: string) => path.endsWith(".handler.ts");
const lines = (text: string) => text.trimEnd().split("\n").length;

const within =
  (isSubject: (path: string) => boolean, isAllowed: (imported: string) => boolean): Rule =>
  (source) =>
    isSubject(source.path) ? ownImportsOf(source).filter((each) => !isAllowed(each)) : [];

const isEnv = (path: string) => /^functions\/[^/]+\/env\.ts$/.test(path);

/** The order of the house: who may know whom, and how large anything may grow. */
export const rules: Readonly<Record<string, Rule>> = {
  "schemas import nothing of ours": within(
    (path) => path.startsWith("schemas/"),
    (each) => each.startsWith("schemas/"),
  ),
  "functions/shared imports schemas only": within(
    (path) => domainOf(path) === "shared",
    (each) => each.startsWith("schemas/") || domainOf(each) === "shared",
  ),
  "a domain imports schemas and domains, never infra, commands or tests": within(
    (path) => path.startsWith("functions/"),
    // A public list, such as the EU's unit costs, is data that a rule may read.
    (each) =>
      each.startsWith("schemas/") ||
      each.startsWith("functions/") ||
      /^programmes\/lists\/.*\.json$/.test(each),
  ),
  "nobody imports a handler": within(
    (path) => !path.startsWith("test/"),
    (each) => !isHandler(each),
  ),
  "infra imports schemas and environments only": within(
    (path) => path.startsWith("infra/") && !path.startsWith("infra/local/"),
    (each) =>
      each.startsWith("schemas/") ||
      isEnv(each) ||
      (each.startsWith("infra/") && !each.startsWith("infra/local/")),
  ),
  "infra/local reads the assembly, never a construct or a function": within(
    (path) => path.startsWith("infra/local/"),
    (each) => each.startsWith("schemas/") || each.startsWith("infra/local/"),
  ),
  "programmes import schemas only": within(
    (path) => path.startsWith("programmes/"),
    (each) => each.startsWith("schemas/") || each.startsWith("programmes/"),
  ),
  "only tests import tests": within(
    (path) => !path.startsWith("test/"),
    (each) => !each.startsWith("test/"),
  ),
  "relative imports name their file": (source) =>
    importsOf(source).filter((each) => isOurs(each) && !/\.(ts|json)$/.test(each)),
  "packages of the cloud stay out of the functions": (source) =>
    source.path.startsWith("functions/") || source.path.startsWith("schemas/")
      ? importsOf(source).filter((each) =>
          /^(aws-cdk-lib|constructs|cdk-nag|esbuild|vitest)(\/|$)/.test(each),
        )
      : [],
  "a handler is wiring, at most 15 lines": ({ path, text }) =>
    isHandler(path) && lines(text) > 15 ? [`${lines(text)} lines`] : [],
  "a file is read in one sitting, at most 250 lines": ({ text }) =>
    lines(text) > 250 ? [`${lines(text)} lines`] : [],
  "a file is named after the word inside": ({ path }) =>
    /(^|\/)(utils?|helpers?|common|manager|impl|index)\.ts$/.test(path) ? [path] : [],
};

export const breachesIn = (sources: readonly Source[]): Breach[] =>
  sources.flatMap((source) =>
    Object.entries(rules).flatMap(([rule, check]) =>
      check(source).map((what) => ({ rule, path: source.path, what })),
    ),
  );
