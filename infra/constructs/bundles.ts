import { copyFileSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The deployables, by the name that routes and workflows know them by: `calls/public`. */
export const handlerNames = (): string[] =>
  globSync("functions/*/*.handler.ts", { cwd: root })
    .map((path) =>
      path
        .replaceAll("\\", "/")
        .replace(/^functions\//, "")
        .replace(/\.handler\.ts$/, ""),
    )
    .sort();

const highs = join("node_modules", "highs", "build");

/**
 * Bundles every handler in one go and gives the directory that holds `calls/public/index.js` and its neighbours.
 *
 * The AWS SDK goes in, so that what was tested is what runs; names are kept, so that a stack trace can be read.
 * The same sources give the same bytes: no absolute path and no time gets in.
 */
export const bundleHandlers = async (names = handlerNames()): Promise<string> => {
  const directory = mkdtempSync(join(tmpdir(), "utlysning-bundles-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: `functions/${name}.handler.ts`, out: `${name}/index` })),
    outdir: directory,
    bundle: true,
    platform: "node",
    // The ES module builds first: only of them can the unused parts be left out, a third of what a cold start reads.
    mainFields: ["module", "main"],
    target: "node24",
    format: "cjs",
    charset: "utf8",
    legalComments: "none",
    // Less to read at every cold start; names stay, so that a trace in the log can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: "error",
    metafile: true,
    // The CommonJS build looks for its WebAssembly beside itself, the other one in a URL that a bundle does not have.
    alias: { highs: `./${highs.replaceAll("\\", "/")}/highs.js` },
  });
  for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
    if (!Object.keys(inputs).some((input) => input.includes("highs/build/"))) continue;
    copyFileSync(join(root, highs, "highs.wasm"), join(root, dirname(output), "highs.wasm"));
  }
  return directory;
};
