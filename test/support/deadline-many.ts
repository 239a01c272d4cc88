import { atOnce } from "../../functions/shared/at-once.ts";
import type { Table } from "../../functions/shared/table.ts";
import { applicants, simulate } from "./deadline-simulation.ts";

/** Simulated calls run side by side, each with keys, a clock and a seed of its own. */
const atATime = 6;

/**
 * What went wrong in so many interleavings, each fault with the seed that shows it again.
 *
 * An interleaving is one application's life: the order in which the reading and the writing of its creation and of its
 * submissions fall among those of the call's moves, of its closing and of its sealing. The seed chooses every instant.
 * The applications of one call share the moves and the closing, as they do in life, but each has its own submissions at
 * its own instants, and they touch each other in no item but the call, which submitting only reads: so each is a case
 * of its own, and thirty of them cost one closing.
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
