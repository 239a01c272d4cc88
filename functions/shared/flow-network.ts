import { int, num } from "./spanning-tree.ts";

/** Directed network of integers. `supply` (negative: demand) sums to 0; `lower` is all 0 when absent. */
export interface Network {
  readonly nodes: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly lower?: Int32Array;
  readonly capacity: Int32Array;
  /** Whole numbers; the largest magnitude times `nodes` must stay under 2^51. */
  readonly cost: Float64Array;
  readonly supply: Int32Array;
}

/** What an arc costs as the potentials see it: 0 inside the tree, and the sign says whether a change would pay. */
export function reducedCost(network: Network, potential: Float64Array, arc: number): number {
  const along = num(potential, int(network.from, arc)) - num(potential, int(network.to, arc));
  return num(network.cost, arc) + along;
}

/** What an arc takes above its lower bound; below nothing where the bounds cross. */
export function roomOf({ lower, capacity }: Network): Int32Array {
  return lower === undefined ? capacity : capacity.map((most, arc) => most - int(lower, arc));
}

/** Supply after the lower bounds have been shipped. */
export function balances({ supply, lower, from, to }: Network): Int32Array {
  const balance = supply.slice();
  for (let arc = 0; lower !== undefined && arc < from.length; arc += 1) {
    balance[int(from, arc)] = int(balance, int(from, arc)) - int(lower, arc);
    balance[int(to, arc)] = int(balance, int(to, arc)) + int(lower, arc);
  }
  return balance;
}
