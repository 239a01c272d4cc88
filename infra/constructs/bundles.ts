import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

const highs = "node_modules/highs/build";
/** The fonts of documents: Latin, Greek and Cyrillic letters. */
const fonts = ["DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"];

/** What CommonJS packages expect to find around them. */
const commonJs = `import { createRequire as cjsRequireFrom } from "node:module";
const require = cjsRequireFrom(import.meta.url), __dirname = import.meta.dirname;`;

/**
 * Bundles every handler in one go and gives the directory that holds `calls/public.mjs`, its neighbours, and in
 * `shared/` what several of them use. It is deployed as a whole to every function: two megabytes once, instead of
 * one for each of them, and a function reads at its start only what it imports.
 *
 * The AWS SDK goes in, so that what was tested is what runs; names are kept, so that a stack trace can be read.
 * The same sources give the same bytes: no absolute path and no time gets in.
 */
export const bundleHandlers = async (names = handlerNames()): Promise<string> => {
  const directory = mkdtempSync(join(tmpdir(), "utlysning-bundles-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: `functions/${name}.handler.ts`, out: name })),
    outdir: directory,
    bundle: true,
    platform: "node",
    // The ES module builds first: only of them can the unused parts be left out, a third of what a cold start reads.
    mainFields: ["module", "main"],
    target: "node24",
    format: "esm",
    splitting: true,
    chunkNames: "shared/[name]-[hash]",
    outExtension: { ".js": ".mjs" },
    banner: { js: commonJs },
    charset: "utf8",
    legalComments: "none",
    // Less to read at every cold start; names stay, so that a trace in the log can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: "error",
    // The CommonJS build looks for its WebAssembly beside itself, the other one in a URL that a bundle does not have.
    alias: { highs: `./${highs}/highs.js` },
  });
  copyFileSync(join(root, highs, "highs.wasm"), join(directory, "shared", "highs.wasm"));
  mkdirSync(join(directory, "shared", "fonts"));
  for (const font of fonts)
    copyFileSync(
      join(root, "node_modules/dejavu-fonts-ttf/ttf", font),
      join(directory, "shared", "fonts", font),
    );
  return directory;
};
