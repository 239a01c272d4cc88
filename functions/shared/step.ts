import middy from "@middy/core";
import type * as z from "zod";
import type { Change } from "./change.ts";
import { log } from "./log.ts";
import { isRefusal } from "./refusal.ts";
import type { Table, Write } from "./table.ts";

const attempts = 6;

/**
 * The bundle of every workflow step and stream or schedule target: parses the input, which is ids and nothing else,
 * and hands it to the use case. A refusal leaves as an error of its own name, for the workflow to catch.
 */
export function step<Schema extends z.ZodType, Output>(
  input: Schema,
  work: (input: z.output<Schema>) => Promise<Output>,
) {
  return middy<unknown, Output>().handler(async (event: unknown) => {
    const parsed = input.parse(event);
    return work(parsed);
  });
}

/** Decides and commits, taking the decision anew when another write came between; a step may be run twice, so it must decide from the store. */
export async function commit<Output>(table: Table, decide: () => Promise<Change<Output>>): Promise<Output> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { output, writes } = await decide();
      await table.transact(writes);
      return output;
    } catch (error) {
      if (!isRefusal(error, "ConcurrentChange", "AlreadyExists") || attempt === attempts) throw error;
      log("info", "decided again", { code: error.code, attempt });
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * Math.random()));
    }
  }
}

/** Writes what an earlier run of the same step may have written already: keys made of what things are tell. */
export async function once(table: Table, writes: readonly Write[]): Promise<void> {
  try {
    await table.transact(writes);
  } catch (error) {
    if (!isRefusal(error, "AlreadyExists")) throw error;
  }
}
