import { type Network, roomOf } from "./flow-network.ts";
import { networkSimplex } from "./network-simplex.ts";
import { bit, int, num } from "./spanning-tree.ts";

/**
 * `flow` has one entry per arc; `reducedCost` under `potential` is >= 0 where an arc is at its lower bound alone,
 * and <= 0 where it is full. Infeasible: `unmet` units stay behind (as few as can be, then as cheap as can be) and
 * `cut` marks what the surplus still reaches: arcs out of that set are full, arcs into it at their lower bound.
 */
export type Flow =
  | {
      readonly feasible: true;
      readonly flow: Int32Array;
      readonly potential: Float64Array;
      readonly cost: number;
    }
  | { readonly feasible: false; readonly unmet: number; readonly flow: Int32Array; readonly cut: Uint8Array };

/**
 * The cheapest flow; among those the cheapest by a second cost, if there is one, then by a third. `potential` and `cost`
 * belong to the network's own cost. Deterministic. Throws a RangeError for bounds that cross or costs too large to be exact.
 */
export function minimumCostFlow(network: Network, ...finer: readonly ((arc: number) => number)[]): Flow {
  const arcs = network.from.length;
  const room = roomOf(network);
  const simplex = networkSimplex(network, room);
  const { all, pointsUp } = simplex;
  const potential = simplex.potential.slice(0, network.nodes);
  const surplus: number[] = [];
  let unmet = 0;
  for (let node = 0; node < network.nodes; node += 1) {
    const stranded = bit(pointsUp, node) === 1 ? int(all, arcs + node) : 0;
    if (stranded > 0) surplus.push(node);
    unmet += stranded;
  }
  const flow = all.subarray(0, arcs);
  const cut = unmet > 0 ? reachable(network, room, flow, surplus) : undefined;
  if (cut === undefined) for (const next of finer) simplex.refine(next);
  let cost = 0;
  for (let arc = 0; arc < arcs; arc += 1) {
    if (network.lower !== undefined) flow[arc] = int(flow, arc) + int(network.lower, arc);
    cost += int(flow, arc) * num(network.cost, arc);
  }
  return cut === undefined
    ? { feasible: true, flow, potential, cost }
    : { feasible: false, unmet, flow, cut };
}

/** The nodes to which a surplus at `sources` can still be moved, over arcs with room and back over used ones. */
function reachable(
  { nodes, from, to }: Network,
  room: Int32Array,
  flow: Int32Array,
  sources: number[],
): Uint8Array {
  const marked = new Uint8Array(nodes);
  for (const node of sources) marked[node] = 1;
  for (let grew = sources.length > 0; grew; ) {
    grew = false;
    for (let arc = 0; arc < from.length; arc += 1) {
      const tail = int(from, arc);
      const head = int(to, arc);
      if (marked[tail] === marked[head]) continue;
      const passes = marked[tail] === 1 ? int(flow, arc) < int(room, arc) : int(flow, arc) > 0;
      if (!passes) continue;
      marked[tail] = 1;
      marked[head] = 1;
      grew = true;
    }
  }
  return marked;
}
