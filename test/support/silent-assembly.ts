import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";

const Template = z.looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });

/** A copy of an assembly whose table has no readers of its stream: letters stay queued, and nothing else differs. */
export function silentAssembly(assembly: string): { directory: string; forget: () => void } {
  const directory = mkdtempSync(join(tmpdir(), "utlysning-silent-"));
  cpSync(assembly, directory, { recursive: true });
  for (const file of globSync("*.template.json", { cwd: directory })) {
    const path = join(directory, file);
    const template = Template.parse(JSON.parse(readFileSync(path, "utf8")));
    const kept = Object.entries(template.Resources).filter(
      ([, { Type }]) => Type !== "AWS::Lambda::EventSourceMapping",
    );
    writeFileSync(path, JSON.stringify({ ...template, Resources: Object.fromEntries(kept) }));
  }
  return { directory, forget: () => rmSync(directory, { recursive: true, force: true }) };
}
