import { at, type Market, type Matching, UNMATCHED } from "./market.ts";

/**
 * Deferred acceptance (Gale and Shapley 1962; with capacities: Roth and Sotomayor 1990). The side that proposes gets
 * the best that it can have in any stable matching, the other side the worst. Who is matched, and how many each
 * pilot hosts, is the same in all stable matchings (the rural hospitals theorem): no stable policy can help a pilot
 * that stays under its minimum.
 */
export function twinOptimal({ twinLists, pilots, pilotRank, capacity }: Market): Matching {
  const matching = new Int32Array(twinLists.length).fill(UNMATCHED);
  const next = twinLists.map(() => 0);
  const held: number[][] = pilots.map(() => []);
  const proposing = [...twinLists.keys()].reverse();
  for (let twin = proposing.pop(); twin !== undefined; twin = proposing.pop()) {
    const place = next[twin] ?? 0;
    const pilot = twinLists[twin]?.[place];
    if (pilot === undefined) continue;
    next[twin] = place + 1;
    const list = held[pilot] ?? [];
    const rankOf = (other: number) => at(pilotRank, other * pilots.length + pilot);
    list.splice(placeIn(list, rankOf, twin), 0, twin);
    matching[twin] = pilot;
    const rejected = list.length > (capacity[pilot] ?? 0) ? list.pop() : undefined;
    if (rejected === undefined) continue;
    matching[rejected] = UNMATCHED;
    proposing.push(rejected);
  }
  return matching;
}

export function pilotOptimal({ pilotLists, pilots, twins, twinRank, capacity }: Market): Matching {
  const matching = new Int32Array(twins.length).fill(UNMATCHED);
  const next = pilotLists.map(() => 0);
  const room = [...capacity];
  const proposing = [...pilots.keys()].reverse();
  for (let pilot = proposing.pop(); pilot !== undefined; pilot = proposing.pop()) {
    while ((room[pilot] ?? 0) > 0) {
      const place = next[pilot] ?? 0;
      const twin = pilotLists[pilot]?.[place];
      if (twin === undefined) break;
      next[pilot] = place + 1;
      const holder = at(matching, twin);
      const row = twin * pilots.length;
      if (holder !== UNMATCHED && at(twinRank, row + holder) < at(twinRank, row + pilot)) continue;
      matching[twin] = pilot;
      room[pilot] = (room[pilot] ?? 0) - 1;
      if (holder === UNMATCHED) continue;
      room[holder] = (room[holder] ?? 0) + 1;
      proposing.push(holder);
    }
  }
  return matching;
}

/** Where a twin belongs in a list that is sorted by rank. */
export function placeIn(list: readonly number[], rankOf: (twin: number) => number, twin: number): number {
  const rank = rankOf(twin);
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rankOf(list[middle] ?? 0) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
