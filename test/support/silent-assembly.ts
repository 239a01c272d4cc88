import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.looseObject({ StreamSpecification: z.unknown().optional() }).optional(),
});
const Template = z.looseObject({ Resources: z.record(z.string(), Resource) });

/**
 * A copy of an assembly whose table has no stream and no readers of one: letters stay queued, and nothing else differs.
 * The engine reads through all stream records at each write, and without a reader nobody would take them away.
 */
export function silentAssembly(assembly: string): { directory: string; forget: () => void } {
  const directory = mkdtempSync(join(tmpdir(), "utlysning-silent-"));
  cpSync(assembly, directory, { recursive: true });
  for (const file of globSync("*.template.json", { cwd: directory })) {
    const path = join(directory, file);
    const template = Template.parse(JSON.parse(readFileSync(path, "utf8")));
    const kept = Object.entries(template.Resources).filter(
      ([, { Type }]) => Type !== "AWS::Lambda::EventSourceMapping",
    );
    for (const [, { Properties }] of kept) delete Properties?.StreamSpecification;
    writeFileSync(path, JSON.stringify({ ...template, Resources: Object.fromEntries(kept) }));
  }
  return { directory, forget: () => rmSync(directory, { recursive: true, force: true }) };
}
