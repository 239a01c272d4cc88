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
 */

import { bit, int, NONE, num, rehang, shift, star } from "./spanning-tree.ts";

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

/** Solves the network. Deterministic. Throws a RangeError for bounds that cross or costs too large to be exact. */
export function minimumCostFlow(network: Network): Flow {
  const arcs = network.from.length;
  const room = roomOf(network);
  const { all, potential, pointsUp } = networkSimplex(network, room);
  const surplus: number[] = [];
  let unmet = 0;
  for (let node = 0; node < network.nodes; node += 1) {
    const stranded = bit(pointsUp, node) === 1 ? int(all, arcs + node) : 0;
    if (stranded > 0) surplus.push(node);
    unmet += stranded;
  }
  const flow = all.subarray(0, arcs);
  const cut = unmet > 0 ? reachable(network, room, flow, surplus) : undefined;
  let cost = 0;
  for (let arc = 0; arc < arcs; arc += 1) {
    if (network.lower !== undefined) flow[arc] = int(flow, arc) + int(network.lower, arc);
    cost += int(flow, arc) * num(network.cost, arc);
  }
  return cut === undefined
    ? { feasible: true, flow, potential, cost }
    : { feasible: false, unmet, flow, cut };
}

/** What an arc costs as the potentials see it: 0 inside the tree, and the sign says whether a change would pay. */
export function reducedCost(network: Network, potential: Float64Array, arc: number): number {
  const along = num(potential, int(network.from, arc)) - num(potential, int(network.to, arc));
  return num(network.cost, arc) + along;
}

/** What an arc takes above its lower bound. */
function roomOf(network: Network): Int32Array {
  const { lower, capacity } = network;
  const room = lower === undefined ? capacity : capacity.map((most, arc) => most - int(lower, arc));
  for (let arc = 0; arc < room.length; arc += 1)
    if (int(room, arc) < 0) throw new RangeError("An arc's capacity is under its lower bound");
  return room;
}

const EMPTY = 1;
const FULL = -1;
const IN_TREE = 0;

/** The pivots. Answers what every arc carries above its lower bound, the nodes' artificial arcs last. */
function networkSimplex(network: Network, room: Int32Array) {
  const { nodes, from, to, cost } = network;
  const arcs = from.length;
  let dearest = 0;
  for (let arc = 0; arc < arcs; arc += 1) dearest = Math.max(dearest, Math.abs(num(cost, arc)));
  const artificial = dearest * nodes + 1;
  if (artificial > 2 ** 51) throw new RangeError("Costs are too large for exact arithmetic");
  const all = new Int32Array(arcs + nodes);
  const state = new Int8Array(arcs).fill(EMPTY);
  const potential = new Float64Array(nodes + 1);
  const tree = star(nodes);
  const { parent, pointsUp, arcToParent, depth } = tree;
  for (const [node, surplus] of balances(network).entries()) {
    pointsUp[node] = surplus >= 0 ? 1 : 0; // an empty one must point up: see `pivot`
    all[arcs + node] = Math.abs(surplus);
    arcToParent[node] = arcs + node;
    potential[node] = surplus >= 0 ? -artificial : artificial;
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
      const best = worstOffender(network, state, potential, position, end);
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

  for (let arc = entering(true); arc !== NONE; arc = entering(pivot(arc)));
  return { all, potential: potential.subarray(0, nodes), pointsUp };
}

/** The arc from `start` up to `end` whose change would pay most per unit. */
function worstOffender(
  { from, to, cost }: Network,
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

/** Supply after the lower bounds have been shipped. */
function balances({ supply, lower, from, to }: Network): Int32Array {
  const balance = supply.slice();
  for (let arc = 0; lower !== undefined && arc < from.length; arc += 1) {
    balance[int(from, arc)] = int(balance, int(from, arc)) - int(lower, arc);
    balance[int(to, arc)] = int(balance, int(to, arc)) + int(lower, arc);
  }
  return balance;
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
