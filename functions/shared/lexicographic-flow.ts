import { type Flow, minimumCostFlow, type Network, reducedCost } from "./flow.ts";
import { int } from "./spanning-tree.ts";

/**
 * Among the cheapest flows, the cheapest by a second cost, among those by a third, and so on.
 *
 * A flow is optimal exactly if every arc with a positive reduced cost is at its lower bound and every arc with a
 * negative one is full. So those arcs are settled, and the next cost is minimised over the others: no factor has
 * to be found that makes one cost outweigh the next, and nothing is rounded.
 *
 * `potential` and `cost` of the answer belong to the network's own cost.
 */
export function lexicographicFlow(network: Network, ...finer: readonly ((arc: number) => number)[]): Flow {
  const best = minimumCostFlow(network);
  const [next, ...later] = finer;
  if (!best.feasible || next === undefined) return best;
  const { from, to, lower, capacity } = network;
  const supply = network.supply.slice();
  const open: number[] = [];
  for (let arc = 0; arc < from.length; arc += 1) {
    const least = lower === undefined ? 0 : int(lower, arc);
    if (least < int(capacity, arc) && reducedCost(network, best.potential, arc) === 0) open.push(arc);
    else {
      supply[int(from, arc)] = int(supply, int(from, arc)) - int(best.flow, arc);
      supply[int(to, arc)] = int(supply, int(to, arc)) + int(best.flow, arc);
    }
  }
  const face = {
    nodes: network.nodes,
    from: Int32Array.from(open, (arc) => int(from, arc)),
    to: Int32Array.from(open, (arc) => int(to, arc)),
    ...(lower === undefined ? {} : { lower: Int32Array.from(open, (arc) => int(lower, arc)) }),
    capacity: Int32Array.from(open, (arc) => int(capacity, arc)),
    cost: Float64Array.from(open, next),
    supply,
  };
  const costs = later.map((cost) => (index: number) => cost(open[index] ?? 0));
  const finest = lexicographicFlow(face, ...costs);
  for (const [index, arc] of open.entries()) best.flow[arc] = int(finest.flow, index);
  return best;
}
