import type { ConflictRule, MatchInput, Pilot, Twin } from "../../../schemas/planning/match.ts";
import { compareText } from "../../shared/canonical.ts";

/** Why a pair that one side wishes for is not possible. */
export type Obstacle = ConflictRule | "declined" | "forbidden";

/** Pilots that somebody rules out for a twin, by its id. */
export type Forbidden = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Both sides by number, in the order of their ids. Tables have one row per twin: the entry of a pair is at
 * `twin * pilots + pilot`. A pair is *acceptable* when each accepts the other and no conflict rule forbids it.
 */
export interface Market {
  readonly twins: readonly Twin[];
  readonly pilots: readonly Pilot[];
  readonly capacity: readonly number[];
  /** In ten-thousandths, so that sums are exact. */
  readonly weight: Int32Array;
  /** Whom each twin would take, best first, acceptable or not. */
  readonly wishes: readonly (readonly number[])[];
  /** The acceptable ones, best first. */
  readonly twinLists: readonly (readonly number[])[];
  readonly pilotLists: readonly (readonly number[])[];
  /** Place on the list of acceptable ones from 0 up; -1: not acceptable. */
  readonly twinRank: Int32Array;
  readonly pilotRank: Int32Array;
  obstacle(twin: number, pilot: number): Obstacle | undefined;
}

/** The pilot of each twin; `UNMATCHED` for none. */
export type Matching = Int32Array;
export const UNMATCHED = -1;

/** An entry of a table. Indices are in range by construction. */
export const at = (table: Int32Array, index: number): number => table[index] ?? UNMATCHED;

export function market(input: MatchInput, forbidden: Forbidden = new Map()): Market {
  const twins = input.twins.toSorted((a, b) => compareText(a.id, b.id));
  const pilots = input.pilots.toSorted((a, b) => compareText(a.id, b.id));
  const twinNumber = new Map(twins.map(({ id }, index) => [id, index]));
  const pilotNumber = new Map(pilots.map(({ id }, index) => [id, index]));
  const numbers = (ids: readonly string[], of: ReadonlyMap<string, number>) =>
    ids.flatMap((id) => of.get(id) ?? []);

  const width = pilots.length;
  const weight = new Int32Array(twins.length * width);
  const pilotsWithWeight: number[][] = twins.map(() => []);
  const twinsWithWeight: number[][] = pilots.map(() => []);
  for (const [twin, { id }] of twins.entries()) {
    for (const [pilotId, value] of Object.entries(input.weight[id] ?? {})) {
      const pilot = pilotNumber.get(pilotId);
      if (pilot === undefined) continue;
      weight[twin * width + pilot] = Math.round(value * 1e4);
      pilotsWithWeight[twin]?.push(pilot);
      twinsWithWeight[pilot]?.push(twin);
    }
  }
  const pair = (twin: number, pilot: number) => at(weight, twin * width + pilot);
  const wishes = twins.map(({ prefs }, twin) =>
    prefs === undefined
      ? (pilotsWithWeight[twin] ?? []).sort((a, b) => pair(twin, b) - pair(twin, a) || a - b)
      : numbers(prefs, pilotNumber),
  );
  const offers = pilots.map(({ prefs }, pilot) =>
    prefs === undefined
      ? (twinsWithWeight[pilot] ?? []).sort((a, b) => pair(b, pilot) - pair(a, pilot) || a - b)
      : numbers(prefs, twinNumber),
  );

  const offered = new Uint8Array(weight.length);
  for (const [pilot, list] of offers.entries()) for (const twin of list) offered[twin * width + pilot] = 1;
  const rules = new Set(input.conflictRules);
  const organisations = pilots.map((pilot) => new Set(pilot.organisations ?? []));
  const obstacle = (twin: number, pilot: number): Obstacle | undefined => {
    const { id = "", country, organisation } = twins[twin] ?? {};
    if (forbidden.get(id)?.has(pilots[pilot]?.id ?? "")) return "forbidden";
    if (rules.has("sameCountry") && country !== undefined && country === pilots[pilot]?.country) {
      return "sameCountry";
    }
    if (
      rules.has("sameOrganisation") &&
      organisation !== undefined &&
      organisations[pilot]?.has(organisation)
    ) {
      return "sameOrganisation";
    }
    return offered[twin * width + pilot] === 1 ? undefined : "declined";
  };

  const twinRank = new Int32Array(weight.length).fill(UNMATCHED);
  const pilotRank = new Int32Array(weight.length).fill(UNMATCHED);
  const twinLists = wishes.map((list, twin) => list.filter((pilot) => obstacle(twin, pilot) === undefined));
  for (const [twin, list] of twinLists.entries()) {
    for (const [rank, pilot] of list.entries()) twinRank[twin * width + pilot] = rank;
  }
  const pilotLists = offers.map((list, pilot) =>
    list.filter((twin) => at(twinRank, twin * width + pilot) >= 0),
  );
  for (const [pilot, list] of pilotLists.entries()) {
    for (const [rank, twin] of list.entries()) pilotRank[twin * width + pilot] = rank;
  }
  const capacity = pilots.map((pilot) => Math.min(pilot.capacity, twins.length));
  return { twins, pilots, capacity, weight, wishes, twinLists, pilotLists, twinRank, pilotRank, obstacle };
}

/** The twins of each pilot, the one it likes best first. */
export function hosted({ pilots, pilotRank }: Market, matching: Matching): number[][] {
  const twins: number[][] = pilots.map(() => []);
  for (const [twin, pilot] of matching.entries()) twins[pilot]?.push(twin);
  for (const [pilot, list] of twins.entries()) {
    list.sort((a, b) => at(pilotRank, a * pilots.length + pilot) - at(pilotRank, b * pilots.length + pilot));
  }
  return twins;
}
