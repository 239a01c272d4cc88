import { type Network, reducedCost } from "../../shared/flow-network.ts";
import { at } from "./market.ts";

const NONE = -1;

/**
 * Breaks the ties of an optimal flow: twin by twin, in the order of their ids, each gets the pilot that it likes best
 * of those that are still possible in an optimum. Changes `flow`.
 *
 * The optimal flows are the ones that differ from this one on *tight* arcs, of reduced cost zero, alone. So a twin
 * can have another pilot if, over such arcs and around twins that are settled, one unit can be led from that pilot to
 * where the twin is now.
 *
 * `arcs` has the arcs of each twin: to its acceptable pilots, best first, and last the one that leaves it unmatched.
 * Twins are the first nodes, and the arcs of twins the first arcs.
 */
export function breakTies(
  network: Network,
  flow: Int32Array,
  potential: Float64Array,
  arcs: readonly (readonly number[])[],
): void {
  const { nodes, from, to, capacity, lower } = network;
  const twins = arcs.length;
  const isTight = (arc: number) => reducedCost(network, potential, arc) === 0;
  const tight = arcs.map((own) => own.filter(isTight));
  /** The twins whose arc to a place (a pilot, or the sink) is tight: as lists, and the arc + 1 as a table. */
  const callers: number[][] = Array.from({ length: nodes }, () => []);
  const table = new Int32Array(twins * (nodes - twins));
  const entry = (twin: number, place: number) => twin * (nodes - twins) + place - twins;
  for (const [twin, own] of tight.entries()) {
    for (const arc of own) {
      callers[at(to, arc)]?.push(twin);
      table[entry(twin, at(to, arc))] = arc + 1;
    }
  }
  /** The other tight arcs, at both of their ends. */
  const others: number[][] = Array.from({ length: nodes }, () => []);
  for (let arc = (arcs.at(-1)?.at(-1) ?? NONE) + 1; arc < from.length; arc += 1) {
    if (isTight(arc)) for (const end of [at(from, arc), at(to, arc)]) others[end]?.push(arc);
  }
  /** The tight arc on which a twin's unit runs, if it is tight. */
  const used = tight.map((own) => own.find((arc) => at(flow, arc) === 1) ?? NONE);
  const canGrow = (arc: number) => at(flow, arc) < at(capacity, arc);
  const canShrink = (arc: number) => at(flow, arc) > (lower === undefined ? 0 : at(lower, arc));

  /** For each node that can lead a unit to `goal`, the arc that it takes; ends early at the one that is `wanted`. */
  const waysTo = (goal: number, wanted: number, settled: number): Int32Array => {
    const way = new Int32Array(nodes).fill(NONE);
    let unseen = Array.from({ length: twins - settled - 1 }, (_, index) => settled + 1 + index);
    const queue = [goal];
    const reach = (node: number, arc: number) => {
      if (node === goal || at(way, node) !== NONE) return;
      way[node] = arc;
      queue.push(node);
    };
    for (const place of queue) {
      // Either list will do. The shorter one: a place that nearly everybody calls leaves few twins unseen.
      const list = callers[place] ?? [];
      const isShort = list.length < unseen.length;
      const rest: number[] = [];
      for (const twin of isShort ? list : unseen) {
        if (twin <= settled || at(way, twin) !== NONE) continue;
        const arc = at(table, entry(twin, place)) - 1;
        const own = entryOf(used, twin);
        if (arc === NONE || arc === own) {
          if (!isShort) rest.push(twin);
          continue;
        }
        way[twin] = arc;
        if (own !== NONE) reach(at(to, own), own);
      }
      if (!isShort) unseen = rest;
      for (const arc of others[place] ?? []) {
        if (at(to, arc) === place && canGrow(arc)) reach(at(from, arc), arc);
        if (at(from, arc) === place && canShrink(arc)) reach(at(to, arc), arc);
      }
      if (at(way, wanted) !== NONE) return way;
    }
    return way;
  };

  /** Moves one unit over an arc, from `node`, and says where to. */
  const lead = (node: number, arc: number): number => {
    const isForward = at(from, arc) === node;
    flow[arc] = at(flow, arc) + (isForward ? 1 : -1);
    if (isForward && node < twins) used[node] = arc;
    return isForward ? at(to, arc) : at(from, arc);
  };

  for (const [twin, own] of tight.entries()) {
    const current = entryOf(used, twin);
    const better = own.slice(0, Math.max(0, own.indexOf(current)));
    const [first] = better;
    if (first === undefined) continue;
    const goal = at(to, current);
    const way = waysTo(goal, at(to, first), twin);
    const chosen = better.find((arc) => at(way, at(to, arc)) !== NONE);
    if (chosen === undefined) continue;
    flow[current] = 0;
    let node = lead(twin, chosen);
    while (node !== goal) node = lead(node, at(way, node));
  }
}

const entryOf = (list: readonly number[], index: number): number => list[index] ?? NONE;
