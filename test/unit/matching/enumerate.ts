import fc from "fast-check";
import { MatchInput, type MatchPolicy } from "../../../schemas/planning/match.ts";

/** By twin: its pilot, or null. */
export type Pairs = Readonly<Record<string, string | null>>;

const twinIds = ["t1", "t2", "t3", "t4", "t5"];
const pilotIds = ["p1", "p2", "p3", "p4"];
const weight = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0.1, 0.2, 0.3, 2.0001));

/** Small markets with ties, lists that are short or missing, conflicts, minima and pilots without room. */
export const smallInput = (policy: MatchPolicy): fc.Arbitrary<MatchInput> =>
  fc
    .record({
      twins: fc.array(
        fc.record({
          country: fc.constantFrom(undefined, "SE", "NO"),
          organisation: fc.constantFrom(undefined, "lund"),
          prefs: fc.option(fc.shuffledSubarray(pilotIds), { nil: undefined, freq: 3 }),
          weights: fc.array(fc.option(weight, { nil: undefined, freq: 6 }), { minLength: 4, maxLength: 4 }),
        }),
        { maxLength: 5 },
      ),
      pilots: fc.array(
        fc.record({
          country: fc.constantFrom(undefined, "SE", "DK"),
          organisations: fc.constantFrom(undefined, [], ["lund", "malmo"]),
          capacity: fc.constantFrom(0, 1, 1, 2, 3),
          minTwins: fc.constantFrom(undefined, undefined, 1, 2),
          prefs: fc.option(fc.shuffledSubarray(twinIds), { nil: undefined, freq: 3 }),
        }),
        { maxLength: 4 },
      ),
      conflictRules: fc.subarray(["sameCountry" as const, "sameOrganisation" as const]),
    })
    .map(({ twins, pilots, conflictRules }) => {
      const here = (side: readonly unknown[], ids: readonly string[]) => ids.slice(0, side.length);
      const listed = <T extends { prefs: string[] | undefined }>(each: T, ids: readonly string[]) => {
        const { prefs, ...rest } = each;
        const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
        return {
          ...given,
          ...(prefs === undefined ? {} : { prefs: prefs.filter((id) => ids.includes(id)) }),
        };
      };
      const [knownTwins, knownPilots] = [here(twins, twinIds), here(pilots, pilotIds)];
      return MatchInput.parse({
        policy,
        conflictRules,
        twins: twins.map(({ weights: _, ...twin }, i) => ({ id: twinIds[i], ...listed(twin, knownPilots) })),
        pilots: pilots.map(({ minTwins, ...pilot }, i) => ({
          id: pilotIds[i],
          ...listed(pilot, knownTwins),
          ...(minTwins === undefined ? {} : { minTwins: Math.min(minTwins, pilot.capacity) }),
        })),
        weight: Object.fromEntries(
          twins.map(({ weights }, i) => [
            twinIds[i],
            Object.fromEntries(
              knownPilots.flatMap((id, p) => (weights[p] === undefined ? [] : [[id, weights[p]]])),
            ),
          ]),
        ),
      });
    });

export const weightOf = ({ weight }: MatchInput, twin: string, pilot: string) =>
  Math.round((weight[twin]?.[pilot] ?? 0) * 1e4);

/** Lists as PLANNING.md defines them: their own, or everybody with a weight, by weight, then id. */
export function lists(input: MatchInput) {
  const has = (twin: string, pilot: string) => input.weight[twin]?.[pilot] !== undefined;
  const byWeight = (of: (id: string) => number) => (a: string, b: string) =>
    of(b) - of(a) || (a < b ? -1 : 1);
  const ofTwin = new Map(
    input.twins.map(({ id, prefs }) => {
      const all = input.pilots.map((pilot) => pilot.id).filter((pilot) => has(id, pilot));
      return [id, prefs ?? all.sort(byWeight((pilot) => weightOf(input, id, pilot)))];
    }),
  );
  const ofPilot = new Map(
    input.pilots.map(({ id, prefs }) => {
      const all = input.twins.map((twin) => twin.id).filter((twin) => has(twin, id));
      return [id, prefs ?? all.sort(byWeight((twin) => weightOf(input, twin, id)))];
    }),
  );
  const isAcceptable = (twin: string, pilot: string): boolean => {
    const t = input.twins.find(({ id }) => id === twin);
    const p = input.pilots.find(({ id }) => id === pilot);
    const country = input.conflictRules.includes("sameCountry") && t?.country && t.country === p?.country;
    const organisation =
      input.conflictRules.includes("sameOrganisation") && p?.organisations?.includes(t?.organisation ?? "?");
    const isListed = ofTwin.get(twin)?.includes(pilot) && ofPilot.get(pilot)?.includes(twin);
    return Boolean(isListed) && !country && !organisation;
  };
  return { ofTwin, ofPilot, isAcceptable };
}

export const guestsOf = (pairs: Pairs, pilot: string) =>
  Object.keys(pairs).filter((twin) => pairs[twin] === pilot);

/** Every matching of acceptable pairs within the capacities. */
export function matchings(input: MatchInput): Pairs[] {
  const { isAcceptable } = lists(input);
  let found: Pairs[] = [{}];
  for (const { id } of input.twins) {
    found = found.flatMap((pairs) => [
      ...input.pilots
        .filter((p) => isAcceptable(id, p.id) && guestsOf(pairs, p.id).length < p.capacity)
        .map((pilot) => ({ ...pairs, [id]: pilot.id })),
      { ...pairs, [id]: null },
    ]);
  }
  return found;
}

/** Blocking pairs by their definition. */
export function blocking(input: MatchInput, pairs: Pairs): [string, string][] {
  const { ofTwin, ofPilot, isAcceptable } = lists(input);
  const place = (list: readonly string[] | undefined, id: string | null) =>
    id === null ? Number.POSITIVE_INFINITY : (list ?? []).indexOf(id);
  return input.twins
    .flatMap(({ id: twin }) => input.pilots.map(({ id: pilot, capacity }) => ({ twin, pilot, capacity })))
    .filter(({ twin, pilot, capacity }) => {
      if (!isAcceptable(twin, pilot)) return false;
      if (place(ofTwin.get(twin), pilot) >= place(ofTwin.get(twin), pairs[twin] ?? null)) return false;
      const guests = guestsOf(pairs, pilot);
      const list = ofPilot.get(pilot);
      return guests.length < capacity || guests.some((guest) => place(list, guest) > place(list, twin));
    })
    .map(({ twin, pilot }): [string, string] => [twin, pilot])
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
}
