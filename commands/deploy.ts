import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";

const root = fileURLToPath(new URL("..", import.meta.url));

const needs = `
What it needs, once for each account and region:
  credentials      in the environment, a profile (AWS_PROFILE) or a role; the region too (AWS_REGION)
  bootstrapping    npx cdk bootstrap
  the mail domain  --domain names one that you own; after the first deployment put the DKIM records that SES shows
                   into its DNS, or no letter leaves
  the SES sandbox  a new account may write to verified addresses only, 200 letters a day, one a second: ask AWS to
                   move it out of the sandbox, in this region, weeks before the first call opens
  quotas           SES, EventBridge Scheduler and Lambda have other limits in other regions; sending letters reserves
                   two concurrent functions, which a new account with a limit of ten does not grant
  somebody         subscribe an address to the alarm topic of the stack, or nobody is woken
`;

const stageName = (text: string): string => {
  if (!/^[a-z][a-z0-9-]{0,15}$/.test(text))
    throw new InvalidArgumentError("A stage is at most 16 small letters, digits and hyphens.");
  return text;
};

/** Whether credentials can be had from anywhere: only the places are looked at, never what is in them. */
const hasCredentials = (env: NodeJS.ProcessEnv): boolean =>
  [
    "AWS_ACCESS_KEY_ID",
    "AWS_PROFILE",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  ].some((name) => (env[name] ?? "") !== "") ||
  [env.AWS_SHARED_CREDENTIALS_FILE ?? ".aws/credentials", env.AWS_CONFIG_FILE ?? ".aws/config"].some((path) =>
    existsSync(path.startsWith("/") ? path : join(homedir(), path)),
  );

const program = new Command("deploy")
  .description("Deploys all stacks of one stage to AWS.")
  .requiredOption("--stage <name>", "the stage, part of every name: test, prod", stageName)
  .option("--domain <name>", "the domain that letters come from", "utlysning.example")
  .option("--yes", "does not ask before permissions are widened")
  .addHelpText("after", needs)
  .parse();
const { stage, domain, yes } = program.opts<{ stage: string; domain: string; yes?: true }>();

if (!hasCredentials(process.env)) {
  program.error(
    "There are no AWS credentials: set AWS_PROFILE (or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) and AWS_REGION, then run this again; `npm run deploy -- --help` lists what else it needs.",
  );
}

const context = ["-c", `stage=${stage}`, "-c", `domain=${domain}`];
const approval = ["--require-approval", yes ? "never" : "broadening"];
const child = spawn("cdk", ["deploy", "--all", ...context, ...approval], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PATH: [join(root, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter) },
});
child.on("error", (error) => program.error(`The CDK command did not start: ${error.message}`));
child.on("close", (code) => {
  process.exitCode = code ?? 1;
  if (code !== 0)
    console.error(
      "\nThe deployment did not finish; CloudFormation takes back what failed. What it needs:",
      needs,
    );
});
