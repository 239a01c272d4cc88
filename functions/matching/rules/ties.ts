import { type Network, reducedCost } from "../../shared/flow.ts";
import { at, type Market, UNMATCHED } from "./market.ts";

/**
 * Breaks the ties of an optimal flow: twin by twin, in the order of their ids, each gets the pilot that it likes best
 * of those that are still possible in an optimum. Changes `flow`.
 *
 * The optimal flows are the ones that differ from this one on arcs of reduced cost zero alone. So a twin can have
 * another pilot if, over such arcs and around twins that are settled, one unit can be led from that pilot to where
 * the twin is now.
 *
 * `arcs` has the arcs of each twin: to its acceptable pilots, best first, and last the one that leaves it unmatched.
 */
export function breakTies(
  { twins }: Market,
  network: Network,
  flow: Int32Array,
  potential: Float64Array,
  arcs: readonly (readonly number[])[],
): void {
  const { nodes, from, to, capacity, lower } = network;
  const isTight = (arc: number) => reducedCost(network, potential, arc) === 0;
  const touching: number[][] = Array.from({ length: nodes }, () => []);
  for (let arc = 0; arc < from.length; arc += 1) {
    if (!isTight(arc)) continue;
    touching[at(from, arc)]?.push(arc);
    touching[at(to, arc)]?.push(arc);
  }
  const isSettled = (node: number, twin: number) => node <= twin && node < twins.length;
  const canGrow = (arc: number) => at(flow, arc) < at(capacity, arc);
  const canShrink = (arc: number) => at(flow, arc) > (lower === undefined ? 0 : at(lower, arc));

  /** Where a unit at `node` could go over an arc, if anywhere. */
  const across = (node: number, arc: number): number => {
    if (at(from, arc) === node) return canGrow(arc) ? at(to, arc) : UNMATCHED;
    return canShrink(arc) ? at(from, arc) : UNMATCHED;
  };
  const hasExit = (pilot: number, twin: number) =>
    touching[pilot]?.some((arc) => {
      const node = across(pilot, arc);
      return node !== UNMATCHED && !isSettled(node, twin);
    }) ?? false;

  /** For each node that can lead a unit to `goal`, the arc that it takes; ends early at the one that is `wanted`. */
  const waysTo = (goal: number, wanted: number, twin: number): Int32Array => {
    const way = new Int32Array(nodes).fill(UNMATCHED);
    const queue = [goal];
    for (const node of queue) {
      for (const arc of touching[node] ?? []) {
        const other = at(from, arc) === node ? at(to, arc) : at(from, arc);
        if (other === goal || at(way, other) !== UNMATCHED || isSettled(other, twin)) continue;
        if (across(other, arc) !== node) continue;
        way[other] = arc;
        if (other === wanted) return way;
        queue.push(other);
      }
    }
    return way;
  };

  for (const [twin, own] of arcs.entries()) {
    const current = own.find((arc) => at(flow, arc) === 1);
    if (current === undefined || !isTight(current)) continue;
    const better = own
      .slice(0, own.indexOf(current))
      .filter((arc) => isTight(arc) && hasExit(at(to, arc), twin));
    const [first] = better;
    if (first === undefined) continue;
    const goal = at(to, current);
    const way = waysTo(goal, at(to, first), twin);
    const chosen = better.find((arc) => at(way, at(to, arc)) !== UNMATCHED);
    if (chosen === undefined) continue;
    flow[chosen] = 1;
    flow[current] = 0;
    for (let node = at(to, chosen); node !== goal; ) {
      const arc = at(way, node);
      const next = across(node, arc);
      flow[arc] = at(flow, arc) + (at(from, arc) === node ? 1 : -1);
      node = next;
    }
  }
}
