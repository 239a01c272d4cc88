/**
 * Minimum-cost flow by the network simplex method, on typed arrays and in exact integers.
 *
 * A *basis* is a spanning tree of the network. Arcs outside the tree carry nothing or are full; what the tree's
 * arcs carry follows from that. Every node has a *potential*, such that tree arcs have reduced cost zero:
 *
 *     reduced(arc) = cost(arc) + potential(from) - potential(to)
 *
 * An empty arc with a negative reduced cost, or a full one with a positive, is worth changing. One *pivot* lets
 * such an arc enter: it closes one cycle with the tree, as much as possible is pushed round the cycle, and an arc
 * of the cycle that became empty or full leaves. When no arc is worth entering, the flow is optimal and the
 * potentials prove it. (Ahuja, Magnanti, Orlin: Network Flows, 1993, chapter 11.)
 *
 * The first tree is a star: every node hangs on an extra root by an artificial arc, dearer than any path. What
 * still runs there at the end cannot be shipped at all.
 *
 * Where a second cost decides among the cheapest flows, the last tree is the first one of the next search: its arcs have
 * reduced cost zero, and just so the arcs that may still change. Every other arc is settled as it is: a flow is optimal
 * exactly if arcs with a positive reduced cost are at their lower bound and those with a negative one full. So no factor
 * has to be found that makes one cost outweigh the next, and nothing is rounded.
 */

import { balances, type Network } from "./flow-network.ts";
import { bit, int, NONE, num, rehang, reprice, shift, star } from "./spanning-tree.ts";

const EMPTY = 1;
const FULL = -1;
const IN_TREE = 0;
/** Never enters, as if it were in the tree. */
const SETTLED = 0;

/** The pivots. Answers what every arc carries above its lower bound, the nodes' artificial arcs last. */
export function networkSimplex(network: Network, room: Int32Array) {
  const { nodes, from, to } = network;
  const arcs = from.length;
  let cost = network.cost;
  const all = new Int32Array(arcs + nodes);
  const state = new Int8Array(arcs).fill(EMPTY);
  const potential = new Float64Array(nodes + 1);
  const tree = star(nodes);
  const { parent, pointsUp, arcToParent, depth } = tree;
  for (const [node, surplus] of balances(network).entries()) {
    pointsUp[node] = surplus >= 0 ? 1 : 0; // an empty one must point up: see `pivot`
    all[arcs + node] = Math.abs(surplus);
    arcToParent[node] = arcs + node;
  }

  /**
   * Blocks are searched in turn, so that no arc is forgotten. A block is searched again while its pivots move units, and
   * in the first round until nothing in it pays: so one node's supply finds its place before the next one's begins.
   * Measured, that spares four to nine of ten pivots, most of which would push nothing.
   */
  const block = Math.max(20, Math.ceil(5 * Math.sqrt(nodes)));
  let position = 0;
  let isFirstRound = true;
  const entering = (hasMoved: boolean): number => {
    for (let seen = 0; seen <= arcs; seen += block) {
      const end = Math.min(position + block, arcs);
      const best = worstOffender(network, cost, state, potential, position, end);
      if (best !== NONE && (isFirstRound || hasMoved)) return best;
      position = end === arcs ? 0 : end;
      if (position === 0) isFirstRound = false;
      if (best !== NONE) return best;
    }
    return NONE;
  };

  /** What can still be pushed over a node's tree arc, towards its parent or away from it. */
  const slack = (node: number, towardsParent: boolean): number => {
    const arc = int(arcToParent, node);
    if ((bit(pointsUp, node) === 1) !== towardsParent) return int(all, arc);
    return arc < arcs ? int(room, arc) - int(all, arc) : Number.POSITIVE_INFINITY;
  };
  const push = (node: number, towardsParent: boolean, units: number) => {
    const arc = int(arcToParent, node);
    all[arc] = int(all, arc) + ((bit(pointsUp, node) === 1) === towardsParent ? units : -units);
  };

  /**
   * Pushes what it can round the cycle of `arc`: from the common ancestor down to `start`, over the arc to `end`, and
   * up again. Of the arcs that block, the *last* one on that walk leaves. So an empty tree arc always points to the
   * root (a "strongly feasible" tree), and pivots that push nothing cannot go round for ever. Hence `<` on the side
   * of the start, where the nodes are met in the order opposite to the walk, and `<=` on the other.
   */
  const pivot = (arc: number): boolean => {
    const filling = bit(state, arc) === EMPTY;
    const start = int(filling ? from : to, arc);
    const end = int(filling ? to : from, arc);
    let units = int(room, arc);
    let leaving = NONE;
    let atStart = false;
    let low = start;
    let high = end;
    while (low !== high) {
      const onStartSide = int(depth, low) >= int(depth, high);
      const node = onStartSide ? low : high;
      const possible = slack(node, !onStartSide);
      if (onStartSide ? possible < units : possible <= units) {
        units = possible;
        leaving = node;
        atStart = onStartSide;
      }
      if (onStartSide) low = int(parent, node);
      else high = int(parent, node);
    }
    if (units > 0) {
      all[arc] = int(all, arc) + (filling ? units : -units);
      for (let node = start; node !== low; node = int(parent, node)) push(node, false, units);
      for (let node = end; node !== low; node = int(parent, node)) push(node, true, units);
    }
    if (leaving === NONE) {
      state[arc] = filling ? FULL : EMPTY;
      return units > 0;
    }
    const left = int(arcToParent, leaving);
    if (left < arcs) state[left] = int(all, left) === 0 ? EMPTY : FULL;
    state[arc] = IN_TREE;
    const top = atStart ? start : end;
    const outward = int(from, arc) === top;
    const reduced = num(cost, arc) + num(potential, int(from, arc)) - num(potential, int(to, arc));
    rehang(tree, top, leaving, atStart ? end : start, arc, outward ? 1 : 0);
    shift(tree, potential, top, outward ? -reduced : reduced);
    return units > 0;
  };

  /** Pivots until the tree proves that nothing is cheaper, from the potentials that these costs give it. */
  const optimise = (dearest: number) => {
    const artificial = dearest * nodes + 1;
    if (artificial > 2 ** 51) throw new RangeError("Costs are too large for exact arithmetic");
    reprice(tree, potential, (arc) => (arc < arcs ? num(cost, arc) : artificial));
    position = 0;
    isFirstRound = true;
    for (let arc = entering(true); arc !== NONE; arc = entering(pivot(arc)));
  };
  /** Settles the arcs on which the cheapest flows agree, and finds the cheapest of those by another cost. */
  const refine = (finer: (arc: number) => number) => {
    const next = new Float64Array(arcs);
    let dearest = 0;
    for (let arc = 0; arc < arcs; arc += 1) {
      const along = num(potential, int(from, arc)) - num(potential, int(to, arc));
      if (num(cost, arc) + along === 0) {
        const price = finer(arc);
        next[arc] = price;
        dearest = Math.max(dearest, Math.abs(price));
      } else state[arc] = SETTLED;
    }
    cost = next;
    optimise(dearest);
  };
  let dearest = 0;
  for (let arc = 0; arc < arcs; arc += 1) {
    if (int(room, arc) < 0) throw new RangeError("An arc's capacity is under its lower bound");
    dearest = Math.max(dearest, Math.abs(num(cost, arc)));
  }
  optimise(dearest);
  return { all, potential, pointsUp, refine };
}

/** The arc from `start` up to `end` whose change would pay most per unit. */
function worstOffender(
  { from, to }: Network,
  cost: Float64Array,
  state: Int8Array,
  potential: Float64Array,
  start: number,
  end: number,
): number {
  let best = NONE;
  let worst = 0;
  for (let arc = start; arc < end; arc += 1) {
    const along = num(potential, int(from, arc)) - num(potential, int(to, arc));
    const gain = bit(state, arc) * (num(cost, arc) + along);
    if (gain < worst) {
      worst = gain;
      best = arc;
    }
  }
  return best;
}
