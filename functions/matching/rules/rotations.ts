import { at, hosted, type Market, type Matching } from "./market.ts";
import { pilotOptimal, placeIn, twinOptimal } from "./stable.ts";

/**
 * One step from what is best for the twins towards what is best for the pilots: the twins of a cycle each take the
 * next one's place. `gain` is the weight that this adds, in ten-thousandths.
 */
export interface Rotation {
  readonly moves: readonly { readonly twin: number; readonly pilot: number }[];
  readonly gain: number;
  /** The rotations that must have happened before. */
  readonly after: readonly number[];
}

/**
 * All rotations, in an order in which they can happen. The stable matchings are exactly what the sets of rotations
 * that contain their predecessors lead to from the twin-optimal one (Irving, Leather and Gusfield 1987; Gusfield and
 * Irving 1989, chapter 3).
 *
 * A pilot with room for n counts as n *seats* in a row, each of which prefers the same twins; a pilot's twins sit in
 * the order in which it likes them. So this is a market of one to one: when a better twin comes, those below shift
 * by one seat, and the last one leaves.
 */
export function rotations(market: Market): { start: Matching; found: Rotation[] } {
  const { pilots, twinLists, twinRank, pilotRank, capacity, weight } = market;
  const width = pilots.length;
  const rankAt = (pilot: number) => (twin: number) => at(pilotRank, twin * width + pilot);
  const start = twinOptimal(market);
  const current = start.slice();
  const seats = hosted(market, start);
  /** Every holder that a seat has had: what the pilot thinks of them, falling, and the rotation that brought them. */
  const history = seats.map((list, pilot) => list.map((twin) => [{ rank: rankAt(pilot)(twin), by: -1 }]));
  const last = hosted(market, pilotOptimal(market));
  const lastMove = new Int32Array(start.length).fill(-1);
  const found: Rotation[] = [];
  const seatOf = (twin: number) => placeIn(seats[at(current, twin)] ?? [], rankAt(at(current, twin)), twin);
  const isDone = (twin: number) => {
    const pilot = at(current, twin);
    return pilot < 0 || last[pilot]?.[seatOf(twin)] === twin;
  };

  /** The best seat after its own that would rather have this twin. Twins that are not done have one. */
  const next = (twin: number): { pilot: number; seat: number } => {
    const own = at(current, twin);
    const seat = seatOf(twin);
    if (seat + 1 < (capacity[own] ?? 0)) return { pilot: own, seat: seat + 1 };
    const list = twinLists[twin] ?? [];
    for (let place = at(twinRank, twin * width + own) + 1; place < list.length; place += 1) {
      const pilot = list[place] ?? 0;
      const sitting = seats[pilot] ?? [];
      const free = placeIn(sitting, rankAt(pilot), twin);
      if (free < sitting.length) return { pilot, seat: free };
    }
    throw new Error("A twin before its last stable seat has a next one");
  };
  /** The rotation, if any, since which a seat has had somebody better than this twin. */
  const since = (pilot: number, seat: number, twin: number): number => {
    const holders = history[pilot]?.[seat] ?? [];
    const rank = rankAt(pilot)(twin);
    return holders.find((holder) => holder.rank < rank)?.by ?? -1;
  };

  const eliminate = (cycle: readonly number[]) => {
    const number = found.length;
    const moves = cycle.map((twin) => ({ twin, from: at(current, twin), ...next(twin) }));
    const after = new Set<number>();
    for (const { twin, from, pilot, seat } of moves) {
      after.add(at(lastMove, twin));
      if (from === pilot) continue;
      const list = twinLists[twin] ?? [];
      const [leaves, comes] = [at(twinRank, twin * width + from), at(twinRank, twin * width + pilot)];
      for (const passed of list.slice(leaves + 1, comes)) {
        after.add(since(passed, (capacity[passed] ?? 0) - 1, twin));
      }
      if (seat > 0) after.add(since(pilot, seat - 1, twin));
    }
    after.delete(-1);
    let gain = 0;
    for (const { twin, from, pilot, seat } of moves) {
      gain += at(weight, twin * width + pilot) - at(weight, twin * width + from);
      current[twin] = pilot;
      lastMove[twin] = number;
      const sitting = seats[pilot];
      if (sitting !== undefined) sitting[seat] = twin;
      history[pilot]?.[seat]?.push({ rank: rankAt(pilot)(twin), by: number });
    }
    found.push({
      moves: moves.map(({ twin, pilot }) => ({ twin, pilot })),
      gain,
      after: [...after].sort((a, b) => a - b),
    });
  };

  const path: number[] = [];
  const isOnPath = new Set<number>();
  for (let first = 0; first < start.length; ) {
    const from = path.at(-1);
    if (from === undefined) {
      if (isDone(first)) {
        first += 1;
        continue;
      }
      path.push(first);
      isOnPath.add(first);
      continue;
    }
    const { pilot, seat } = next(from);
    const holder = seats[pilot]?.[seat];
    if (holder === undefined) throw new Error("A seat that prefers a twin before its last one is taken");
    if (!isOnPath.has(holder)) {
      path.push(holder);
      isOnPath.add(holder);
      continue;
    }
    const cycle = path.splice(path.indexOf(holder));
    for (const twin of cycle) isOnPath.delete(twin);
    eliminate(cycle);
  }
  return { start, found };
}
