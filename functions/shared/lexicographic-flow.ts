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
  let arcs = 0;
  const open = new Int32Array(from.length);
  for (let arc = 0; arc < from.length; arc += 1) {
    const least = lower === undefined ? 0 : int(lower, arc);
    if (least < int(capacity, arc) && reducedCost(network, best.potential, arc) === 0) {
      open[arcs] = arc;
      arcs += 1;
    } else {
      supply[int(from, arc)] = int(supply, int(from, arc)) - int(best.flow, arc);
      supply[int(to, arc)] = int(supply, int(to, arc)) + int(best.flow, arc);
    }
  }
  const cost = new Float64Array(arcs);
  for (let index = 0; index < arcs; index += 1) cost[index] = next(int(open, index));
  const face = {
    nodes: network.nodes,
    from: picked(from, open, arcs),
    to: picked(to, open, arcs),
    ...(lower === undefined ? {} : { lower: picked(lower, open, arcs) }),
    capacity: picked(capacity, open, arcs),
    cost,
    supply,
  };
  const costs = later.map((cost) => (index: number) => cost(int(open, index)));
  const finest = lexicographicFlow(face, ...costs);
  for (let index = 0; index < arcs; index += 1) best.flow[int(open, index)] = int(finest.flow, index);
  return best;
}

/** The first `count` arcs of a list, of an array that knows all of them. */
function picked(values: Int32Array, arcs: Int32Array, count: number): Int32Array {
  const found = new Int32Array(count);
  for (let index = 0; index < count; index += 1) found[index] = int(values, int(arcs, index));
  return found;
}
