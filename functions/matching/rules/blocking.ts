import { at, hosted, type Market, type Matching } from "./market.ts";

/** Acceptable pairs who would both rather have each other than what they have, by twin, then pilot. */
export function blockingPairs(market: Market, matching: Matching): [twin: number, pilot: number][] {
  const found: [number, number][] = [];
  const width = market.pilots.length;
  const guests = hosted(market, matching);
  for (const [twin, list] of market.twinLists.entries()) {
    const row = twin * width;
    const own = at(matching, twin);
    // Who was put with a pilot that is not on their list would rather have anybody on it.
    const rank = own < 0 ? -1 : at(market.twinRank, row + own);
    const better = rank < 0 ? list : list.slice(0, rank);
    for (const pilot of better.toSorted((a, b) => a - b)) {
      if (wants(market, guests[pilot] ?? [], twin, pilot)) found.push([twin, pilot]);
    }
  }
  return found;
}

/** Whether a pilot has a place for a twin, or would give it one of the places taken. */
export function wants(market: Market, guests: readonly number[], twin: number, pilot: number): boolean {
  const capacity = market.capacity[pilot] ?? 0;
  if (guests.length < capacity) return true;
  const last = guests.at(-1);
  const rank = (other: number) => at(market.pilotRank, other * market.pilots.length + pilot);
  return last !== undefined && rank(twin) < rank(last);
}
