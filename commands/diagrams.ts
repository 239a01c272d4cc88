import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as z from "zod";
import { parseWorkflow } from "../infra/constructs/asl.ts";
import { drawTransitions, drawWorkflow, type Table } from "./diagrams/draw.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = join(root, "workflows", "README.md");

const TransitionTable = z.record(
  z.string(),
  z.object({ from: z.array(z.string()).readonly(), to: z.string() }),
);

const introduction = `# Workflows

Step Functions hold time, people, fan-out and compensation; the truth is in the table. A workflow never holds a rule or
an item's shape: it passes ids, and each step reads the store. Every execution is an operation that somebody can follow,
and ends by recording how it went. The lint in \`infra/constructs/asl-lint.ts\` keeps it so.

Written by \`node commands/diagrams.ts\`; a test says when it must be run again.
`;

/** The transition tables that a domain exports, by the name of what they move; loaders list exports in any order. */
const tablesIn = async (file: string): Promise<[string, Table][]> => {
  const module: unknown = await import(pathToFileURL(join(root, file)).href);
  const exported = z.record(z.string(), z.unknown()).parse({ ...Object(module) });
  const domain = file.split("/")[1] ?? "";
  return Object.keys(exported)
    .sort()
    .flatMap((name) => {
      const { data: table } = TransitionTable.safeParse(exported[name]);
      const title = name === "transitions" ? domain : `${domain}: ${name.replace(/Transitions$/, "")}`;
      return table === undefined || Object.keys(table).length === 0 ? [] : [[title, table]];
    });
};

/** The whole README of the workflows, from their files and the domains' tables. */
export const renderDiagrams = async (): Promise<string> => {
  const workflows = globSync("workflows/*.asl.json", { cwd: root })
    .sort()
    .map((file) => {
      const workflow = parseWorkflow(readFileSync(join(root, file), "utf8"));
      return `## ${basename(file, ".asl.json")}\n\n${workflow.Comment ?? ""}\n\n${drawWorkflow(workflow)}`;
    });
  const files = globSync("functions/*/transitions.ts", { cwd: root }).map((each) =>
    each.replaceAll("\\", "/"),
  );
  const tables: [string, Table][] = [];
  for (const file of files.sort()) tables.push(...(await tablesIn(file)));
  const states = tables.map(([title, table]) => `### ${title}\n\n${drawTransitions(table)}`);
  const parts = [introduction, ...workflows];
  if (states.length > 0) {
    parts.push("## States\n\nWhat may follow what, from each domain's `transitions`.\n", ...states);
  }
  return `${parts.join("\n")}`;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(readme, await renderDiagrams());
