import { Command, CommanderError } from "commander";
import { firstBreak } from "../functions/audit/chain.ts";
import { LineUnreadable, readLines, type Trail } from "./audit/read-lines.ts";
import { readTable, type Source } from "./audit/read-table.ts";
import { decoded, InputUnreadable, readInput } from "./plan/read-input.ts";

const help = `
verify reads an export (FILE, or - for standard input), or a table: --data DIR of a local host that is stopped, or
--table NAME at AWS or at --endpoint URL. A chain that does not hold: one line with the entity and the first revision
that cannot be believed, exit 1. Bad input: exit 2.

export prints one trail per line, also those that do not hold; verify reads it. Keep an export elsewhere: who can
rewrite the table can rewrite all of a trail, and only an older export then tells.

  npm run --silent audit -- export --data state > trails.ndjson
  npm run --silent audit -- verify trails.ndjson
`;

const command = new Command("audit")
  .description("Checks the audit trail, in which every entry holds the hash of the one before it.")
  .addHelpText("after", help)
  .exitOverride();
const sub = (name: string, description: string) =>
  command
    .command(name)
    .description(description)
    .option("--data <dir>", "the state of a local host (npm start -- --data DIR), stopped")
    .option("--table <name>", "a table; not needed where there is only one")
    .option("--endpoint <url>", "where DynamoDB answers, if not at AWS");

sub("verify", "checks every chain and names the first break of each")
  .argument("[file]", "an export; - for standard input")
  .action(async (file: string | undefined, source: Source) => {
    let count = 0;
    let broken = 0;
    for (const { entity, entries, head } of await trailsFrom(file, source)) {
      count += 1;
      const found = firstBreak(entity, entries, head);
      if (found === undefined) continue;
      broken += 1;
      process.stdout.write(`${JSON.stringify(entity)}: revision ${found.rev}: ${found.code}\n`);
    }
    process.stdout.write(`${count} trails checked, ${broken} broken\n`);
    process.exitCode = broken === 0 ? 0 : 1;
  });

sub("export", "prints one trail per line")
  .option("--entity <id>", "only this entity's")
  .action(async ({ entity, ...source }: Source & { entity?: string }) => {
    for (const trail of await trailsFrom(undefined, source))
      if (entity === undefined || trail.entity === entity) process.stdout.write(`${JSON.stringify(trail)}\n`);
  });

async function trailsFrom(file: string | undefined, source: Source): Promise<Iterable<Trail>> {
  if (file === undefined) {
    if (source.data === undefined && source.table === undefined && source.endpoint === undefined)
      throw new InputUnreadable("name a file, or a table with --data, --table or --endpoint.");
    return readTable(source);
  }
  const text = decoded(await readInput(file));
  if (text === undefined) throw new InputUnreadable("the bytes are not text in UTF-8.");
  return readLines(text);
}

try {
  await command.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof InputUnreadable || error instanceof LineUnreadable) {
    process.stderr.write(`audit: ${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}
