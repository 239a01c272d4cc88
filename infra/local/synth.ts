import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import * as z from "zod";
import { LocalHostError } from "./json.ts";

const CdkJson = z.looseObject({ app: z.string(), context: z.record(z.string(), z.json()).default({}) });

/**
 * Synthesizes the app that cdk.json names into `directory`. The app is run directly, with what the CDK command
 * would hand it: the command itself takes seconds to start, looks for a newer version, and adds nothing here.
 * `isOnlyRun` leaves out the validation of the templates, half of the work, which is about what AWS would take.
 */
export const synthesize = async (root: string, directory: string, isOnlyRun = false): Promise<void> => {
  const path = join(root, "cdk.json");
  if (!existsSync(path))
    throw new LocalHostError(`There is no cdk.json in ${root}: start from the project's directory.`);
  const { app, context } = CdkJson.parse(JSON.parse(readFileSync(path, "utf8")));
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const child = spawn(app, {
    cwd: root,
    shell: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      PATH: [join(root, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter),
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      ...(isOnlyRun && { CDK_VALIDATION: "false" }),
    },
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000);
  });
  const code = await new Promise<number | null>((done) => child.on("close", done));
  if (code !== 0) throw new LocalHostError(`The app was not synthesized (${app}):\n${complaint.trim()}`);
};
