import { existsSync } from "node:fs";
import * as z from "zod";

/** A kind is a file beside this one that exports `main(args)`: `npm run bench -- KIND [options]`. */
const Bench = z.object({
  main: z.custom<(args: string[]) => Promise<void>>((value) => typeof value === "function"),
});

const [kind, ...args] = process.argv.slice(2);
const file = new URL(`${kind}.ts`, import.meta.url);
if (kind === undefined || !/^[a-z]+$/.test(kind) || kind === "main" || !existsSync(file)) {
  console.error("Usage: npm run bench -- assign | select | match | deadline [options]");
  process.exitCode = 2;
} else {
  const module: unknown = await import(file.href);
  await Bench.parse(module).main(args);
}
