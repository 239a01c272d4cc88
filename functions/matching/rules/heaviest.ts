import { minimumCostFlow } from "../../shared/flow.ts";
import type { Network } from "../../shared/flow-network.ts";
import { at, type Market, type Matching, UNMATCHED } from "./market.ts";
import { breakTies } from "./ties.ts";

/** `kept`: first the most of these pairs, then the most twins, then the largest weight. */
export type Goal = "weight" | "cardinality" | { kept: (twin: number, pilot: number) => boolean };

/**
 * The matching of the largest weight, and then of the most twins, or the other way round, or after as many pairs as
 * can be kept, without regard to stability: a flow from the twins over acceptable pairs and pilots to a sink. A pilot's places up to its minimum
 * lead through one node of their own. First as many of those are filled as can be, which is all of them where the
 * minima can be met, and then the goal is pursued with at least so many filled.
 */
export function heaviest(market: Market, goal: Goal): Matching {
  const needed = market.pilots.map(({ minTwins = 0 }, pilot) =>
    Math.min(minTwins, market.capacity[pilot] ?? 0),
  );
  const total = needed.reduce((sum, count) => sum + count, 0);
  const draw = (filled: number, isFilling: boolean) => drawn(market, needed, total, filled, goal, isFilling);
  const filled = total === 0 ? 0 : (solved(draw(0, true).network).flow.at(-1) ?? 0);
  const { network, arcs } = draw(filled, false);
  const { flow, potential } = solved(network);
  breakTies(network, flow, potential, arcs);
  const matching = new Int32Array(market.twins.length).fill(UNMATCHED);
  for (const [twin, own] of arcs.entries()) {
    const place = own.findIndex((arc) => at(flow, arc) === 1);
    matching[twin] = market.twinLists[twin]?.[place] ?? UNMATCHED;
  }
  return matching;
}

function solved(network: Network) {
  const found = minimumCostFlow(network);
  if (!found.feasible) throw new Error("Every twin can stay unmatched");
  return found;
}

/** `arcs` are each twin's, best first, the one that leaves it unmatched last. The last arc of all fills minima. */
function drawn(
  market: Market,
  needed: readonly number[],
  total: number,
  filled: number,
  goal: Goal,
  isFilling: boolean,
): { network: Network; arcs: number[][] } {
  const { twins, pilots, twinLists, weight, capacity } = market;
  const minima = twins.length + pilots.length;
  const sink = minima + 1;
  const from: number[] = [];
  const to: number[] = [];
  const most: number[] = [];
  const cost: number[] = [];
  const connect = (tail: number, head: number, room: number, price: number) => {
    from.push(tail);
    to.push(head);
    most.push(room);
    return cost.push(price) - 1;
  };
  const value = isFilling ? () => 0 : worthOf(market, goal);
  const arcs = twinLists.map((list, twin) => [
    ...list.map((pilot) => {
      const price = -value(at(weight, twin * pilots.length + pilot), twin, pilot);
      return connect(twin, twins.length + pilot, 1, price);
    }),
    connect(twin, sink, 1, 0),
  ]);
  for (const pilot of pilots.keys()) {
    const places = needed[pilot] ?? 0;
    if (places > 0) connect(twins.length + pilot, minima, places, 0);
    connect(twins.length + pilot, sink, (capacity[pilot] ?? 0) - places, 0);
  }
  connect(minima, sink, total, isFilling ? -1 : 0);
  const lower = new Int32Array(from.length);
  lower[from.length - 1] = filled;
  const supply = new Int32Array(sink + 1);
  supply.fill(1, 0, twins.length);
  supply[sink] = -twins.length;
  const network = {
    nodes: sink + 1,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    lower,
    capacity: Int32Array.from(most),
    cost: Float64Array.from(cost),
    supply,
  };
  return { network, arcs };
}

/** What a pair is worth, such that no sum of a later goal outweighs one unit of an earlier one. */
function worthOf(
  { weight, twins }: Market,
  goal: Goal,
): (weight: number, twin: number, pilot: number) => number {
  let unit = 0;
  let largest = 0;
  for (const each of weight) {
    unit = greatestCommonDivisor(unit, each);
    largest = Math.max(largest, each);
  }
  const scale = unit || 1;
  if (goal === "weight") return (each) => (each / scale) * (twins.length + 1) + 1;
  const matched = (largest / scale) * twins.length + 1;
  if (goal === "cardinality") return (each) => matched + each / scale;
  const kept = (matched + largest / scale) * twins.length + 1;
  return (each, twin, pilot) => (goal.kept(twin, pilot) ? kept : 0) + matched + each / scale;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
