import { atOnce } from "../../functions/shared/at-once.ts";
import type { Table } from "../../functions/shared/table.ts";
import { applicants, simulate } from "./deadline-simulation.ts";

/** Simulated calls run side by side, each with keys, a clock and a seed of its own. */
const atATime = 6;

/**
 * What went wrong in so many interleavings, each fault with the seed that shows it again. An interleaving is one
 * application's: its requests among the moves and the closing of its call.
 */
export async function faultsOfMany(table: Table, seed: number, interleavings: number): Promise<string[]> {
  const seeds = Array.from({ length: Math.ceil(interleavings / applicants) }, (_, i) => seed + i);
  const found: string[] = [];
  await atOnce(seeds, atATime, async (one) => {
    const faults = await simulate(table, one, true);
    found.push(...faults.map((fault) => `seed ${one}: ${fault}`));
  });
  return found;
}
