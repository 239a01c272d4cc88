import { rmSync } from "node:fs";
import { join, resolve } from "node:path";

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  console.error(
    `Utlysning needs Node 24, this is ${process.versions.node}: use npm start, which brings its own.`,
  );
  process.exit(1);
}

// Loaded only now, because an older Node cannot load them.
const { Command } = await import("commander");
const { LocalHostError } = await import("../infra/local/json.ts");
const { startHost } = await import("../infra/local/host.ts");
const { synthesize } = await import("../infra/local/synth.ts");
const { loadProgrammes } = await import("./load-programmes.ts");
const { introduce } = await import("./start/introduction.ts");

const longestStopMs = 10_000;
const root = resolve(import.meta.dirname, "..");

const command = new Command("npm start --")
  .description("Runs the synthesized app on this machine, on loopback only.")
  .option("--port <number>", "where the API listens; 0 for any free port", "8787")
  .option("--data <directory>", "where state survives restarts; without it everything is in memory")
  .option("--fresh", "forget what is in the data directory", false)
  .option(
    "--clock <instant>",
    "virtual time from this instant, e.g. 2023-05-01T00:00:00Z, or `real`; without it, the day the call opens",
  )
  .option("--assembly <directory>", "a synthesized cloud assembly; without it the app is synthesized first")
  .option("--verbose", "show what functions print", false)
  .parse();

type Options = {
  port: string;
  data?: string;
  fresh: boolean;
  clock?: string;
  assembly?: string;
  verbose: boolean;
};

const run = async (options: Options): Promise<void> => {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new LocalHostError(`${options.port} is not a port: give a number from 0 to 65535.`);
  }
  const { data } = options;
  // The calls that come along are of the past: without a word on time, it is the hour in which the call has opened.
  const clock = options.clock === "real" ? undefined : (options.clock ?? "2023-04-26T08:00:00.000Z");
  if (options.fresh && data !== undefined) {
    for (const part of ["host.sqlite", "dynamodb.sqlite"]) {
      for (const end of ["", "-wal", "-shm"]) rmSync(join(data, part + end), { force: true });
    }
    rmSync(join(data, "buckets"), { recursive: true, force: true });
    rmSync(join(data, "functions.log"), { force: true });
  }
  const assembly = options.assembly ?? join(root, ".utlysning", "cdk.out");
  if (options.assembly === undefined) {
    console.log("Synthesizing the app …");
    await synthesize(root, assembly, true);
  }
  const host = await startHost({
    assembly,
    port,
    ...(data !== undefined && { data }),
    ...(clock !== undefined && { clock }),
    ...(options.verbose && { log: (line: string) => console.error(line) }),
  });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    console.log("\nStopping …");
    setTimeout(() => process.exit(1), longestStopMs).unref();
    host.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  if (host.clock.mode === "virtual") {
    console.log("Loading the programmes …");
    await loadProgrammes(host.url);
    const opening = "2023-05-03T10:00:00.000Z";
    if (options.clock === undefined && host.clock.now() < opening) await host.clock.moveTo(opening);
  } else console.log("In real time no programme is loaded: calls of the past would open and close at once.");
  console.log(await introduce(host));
};

run(command.opts<Options>()).catch((error: unknown) => {
  const isKnown = error instanceof LocalHostError;
  console.error(
    isKnown ? error.message : `The local host did not start: ${error instanceof Error ? error.stack : error}`,
  );
  process.exit(1);
});
