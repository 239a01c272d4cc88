import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { startHost } from "../infra/local/host.ts";
import { synthesize } from "../infra/local/synth.ts";
import { type ProgrammeName, programmes } from "../programmes/read-programme.ts";
import { rehearseMultiply } from "./rehearse/multiply.ts";
import { createProgress } from "./rehearse/progress.ts";
import { reportPage } from "./rehearse/report/report.ts";
import type { RehearsalResult } from "./rehearse/result.ts";
import { summary } from "./rehearse/summary.ts";
import { rehearseTwinCities } from "./rehearse/twin-cities.ts";
import { rehearseUthalligKommun } from "./rehearse/uthallig-kommun.ts";

const root = resolve(import.meta.dirname, "..");

/** How each programme is rehearsed, and when its office begins to work. */
const rehearsals = {
  multiply: { beginsAt: "2019-06-03T08:00:00.000Z", rehearse: rehearseMultiply },
  "twin-cities-2023": { beginsAt: "2023-03-27T08:00:00.000Z", rehearse: rehearseTwinCities },
  "uthallig-kommun-3": { beginsAt: "2011-02-07T09:00:00.000Z", rehearse: rehearseUthalligKommun },
} as const satisfies Record<ProgrammeName, unknown>;

const command = new Command("npm run rehearse --")
  .description(
    "Runs a programme on a virtual clock, through the API only, and checks what must always be true.",
  )
  .argument("<programme>", `one of: ${programmes.join(", ")}`, (name: string): ProgrammeName => {
    const known = programmes.find((one) => one === name);
    if (known === undefined)
      throw new InvalidArgumentError(`There is no programme ${name}; choose ${programmes.join(", ")}.`);
    return known;
  })
  .option(
    "--seed <number>",
    "the same seed gives the same rehearsal",
    (text) => {
      if (!/^\d{1,9}$/.test(text))
        throw new InvalidArgumentError("A seed is a whole number of at most nine digits.");
      return Number(text);
    },
    1,
  )
  .option("--json <file>", "write the result for machines; - for standard output")
  .option("--report <file>", "where the report goes", join(root, "rehearsals", "<programme>.html"))
  .option("--assembly <directory>", "a synthesized cloud assembly; without it the app is synthesized first")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

type Options = { seed: number; json?: string; report: string; assembly?: string };

async function run(programme: ProgrammeName, options: Options): Promise<boolean> {
  const progress = createProgress();
  const scratch = mkdtempSync(join(tmpdir(), "utlysning-"));
  try {
    const assembly = options.assembly ?? scratch;
    if (options.assembly === undefined) {
      progress.phase("Synthesizing the app");
      await synthesize(root, assembly, true);
    }
    progress.phase("Starting the local host");
    const { beginsAt, rehearse } = rehearsals[programme];
    const host = await startHost({ assembly, clock: beginsAt });
    try {
      const result = await rehearse(host.url, options.seed, progress);
      progress.end();
      hand(result, options);
      return result.invariants.every(({ holds }) => holds);
    } finally {
      await host.stop();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function hand(result: RehearsalResult, options: Options): void {
  const report = options.report.replace("<programme>", result.programme);
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, reportPage(result));
  const json = `${JSON.stringify(result, null, 2)}\n`;
  if (options.json === "-") {
    process.stdout.write(json);
    return;
  }
  if (options.json !== undefined) writeFileSync(options.json, json);
  process.stdout.write(`${summary(result)}\nReport: ${report}\n`);
}

const [programme] = command.processedArgs;
const known = programmes.find((name) => name === programme);
if (known !== undefined) process.exitCode = (await run(known, command.opts<Options>())) ? 0 : 1;
