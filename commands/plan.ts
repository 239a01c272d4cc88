import { Argument, Command, CommanderError } from "commander";
import { planned } from "./plan/answer.ts";
import { Kind, kinds } from "./plan/engines.ts";
import { printJson } from "./plan/print-json.ts";
import { InputUnreadable, readInput } from "./plan/read-input.ts";

const help = `
Prints one JSON object. Bad input: exit 2 and a problem document on standard error that names every fault with a
JSON pointer. A plan that is not feasible is an answer: exit 0. The formats are described in PLANNING.md.

npm prints two lines of its own first; for a pipe, say npm run --silent:

${kinds.map((kind) => `  npm run --silent plan -- ${kind.padEnd(9)} commands/plan/examples/${kind}.json`).join("\n")}
  npm run --silent plan -- select - < candidates.json
`;

const command = new Command("plan")
  .description("Applies the planning rules of the server to a JSON file, without a server.")
  .addArgument(new Argument("<kind>", "what to plan").choices(kinds))
  .argument("<file>", "a JSON file, or - for standard input")
  .option("--compact", "print the answer on one line", false)
  .addHelpText("after", help)
  .exitOverride()
  .action(async (word: string, file: string, options: { compact: boolean }) => {
    const result = await planned(Kind.parse(word), await readInput(file));
    if (result.outcome === "answered") process.stdout.write(printJson(result.answer, options.compact));
    else {
      process.stderr.write(printJson(result.problem));
      process.exitCode = 2;
    }
  });

// A reader that has seen enough, such as `head`, is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await command.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof InputUnreadable) {
    process.stderr.write(`plan: ${error.message}\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`plan: this should not have happened, please report it: ${String(error)}\n`);
    process.exitCode = 1;
  }
}
