import type { Call } from "../../schemas/call.ts";
import type { MatchedPair, MatchingWish, PolicyOutcome } from "../../schemas/matching.ts";
import { type MatchAnswer, MatchPolicy } from "../../schemas/planning/match.ts";
import type { Reason } from "../../schemas/reason.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import { type CallMarket, type MarketStores, marketOfCall } from "./market-of-call.ts";
import { matchAgain } from "./rules/match-again.ts";
import { matchUnder, type Settled } from "./rules/match-under.ts";

/** More than anybody reads; the count says how many there are. */
const mostBlocking = 100;

export interface PlannedMatching {
  policy: MatchPolicy;
  pairs: MatchedPair[];
  matched: number;
  weight: number;
  blockingPairs: number;
  blocking: { participationId: MatchedPair["participationId"]; activity: string }[];
  comparison: PolicyOutcome[];
  problems: Reason[];
}

export const noWish: MatchingWish = { pins: [], forbidden: [], capacities: {} };

/**
 * Who learns where: the call's policy, or the wished one, on the market of the call under what staff settle. `again`:
 * what everybody has stands as far as it can, and only who has nothing, or can no longer have it, is matched.
 */
export const planMatching =
  (stores: MarketStores) =>
  async (call: Call, wish: MatchingWish, again: boolean): Promise<PlannedMatching> => {
    const market = await marketOfCall(stores, call, wish);
    const settled = settledBy(call, market, wish);
    const base = new Map(
      market.twins.flatMap(({ place }) => (place.activity ? [[`${place.id}`, place.activity] as const] : [])),
    );
    const { input } = market;
    const answer = again ? matchAgain(input, base, settled) : matchUnder(input, settled);
    const others = again
      ? []
      : MatchPolicy.options.map((policy) => matchUnder({ ...input, policy }, settled));
    return {
      policy: input.policy,
      pairs: market.twins.map(({ place, scores }) => {
        const activity = answer.matching[place.id] ?? null;
        const score = activity === null ? undefined : scores.get(activity);
        return {
          participationId: place.id,
          name: place.organisation.name,
          activity,
          before: place.activity ?? null,
          reason: answer.reasons[place.id] ?? refuse("NotFound", { id: place.id }),
          ...(score === undefined ? {} : { score }),
        };
      }),
      ...outcomeOf(answer),
      blocking: blockingOf(market, answer),
      comparison: others.map((other) => ({ policy: other.policy, ...outcomeOf(other) })),
      problems: answer.problems ?? [],
    };
  };

function outcomeOf({ matched, weight, blockingPairs }: MatchAnswer) {
  return { matched, weight, blockingPairs: blockingPairs.length };
}

function blockingOf({ twins }: CallMarket, { blockingPairs }: MatchAnswer) {
  return blockingPairs.slice(0, mostBlocking).flatMap(([twin, activity]) => {
    const place = twins.find((one) => one.place.id === twin)?.place;
    return place === undefined ? [] : [{ participationId: place.id, activity }];
  });
}

/** The wishes as the rule takes them. Hard rules, places and the other wishes hold against each pin (F68). */
function settledBy(call: Call, { twins, input, impossible }: CallMarket, wish: MatchingWish): Settled {
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string, detail: string) => faults.push({ pointer, code, detail });
  const pilots = new Map(input.pilots.map((pilot) => [pilot.id, pilot]));
  const twinOf = new Map(twins.map((twin) => [`${twin.place.id}`, twin]));
  const isKnown = ({ participationId, activity }: MatchingWish["pins"][number], pointer: string) => {
    if (!twinOf.has(participationId))
      fault(`${pointer}/participationId`, "NotParticipating", "Not a confirmed place of this call.");
    if (!pilots.has(activity))
      fault(`${pointer}/activity`, "UnknownActivity", "The call has no such activity.");
    return twinOf.has(participationId) && pilots.has(activity);
  };
  const forbidden = new Map([...impossible].map(([twin, activities]) => [twin, new Set(activities)]));
  for (const [i, pair] of wish.forbidden.entries())
    if (isKnown(pair, `/forbidden/${i}`)) forbidden.get(pair.participationId)?.add(pair.activity);
  const pins = new Map<string, string>();
  for (const [i, pair] of wish.pins.entries()) {
    const { participationId, activity } = pair;
    const pointer = `/pins/${i}`;
    if (!isKnown(pair, pointer)) continue;
    if (pins.has(participationId)) fault(pointer, "NamedTwice", "This place has a pin already.");
    if (forbidden.get(participationId)?.has(activity))
      fault(pointer, "PairImpossible", "The two are ruled out, or the activity receives nobody.");
    if (isConflict(input, participationId, activity))
      fault(pointer, "PairImpossible", "A rule of the call keeps the two apart.");
    pins.set(participationId, activity);
    const taken = [...pins.values()].filter((pin) => pin === activity).length;
    if (taken > (pilots.get(activity)?.capacity ?? 0))
      fault(pointer, "ActivityFull", "More pins than the activity has places.");
  }
  for (const [slug, { min, max }] of Object.entries(wish.capacities)) {
    if (!call.content.activities.some(({ id }) => id === slug))
      fault(`/capacities/${slug}`, "UnknownActivity", "The call has no such activity.");
    if (min > max)
      fault(`/capacities/${slug}/min`, "MinimumAboveCapacity", "More than the activity takes at most.");
  }
  if (faults.length > 0) refuse("InputInvalid", {}, faults);
  return { pins, forbidden };
}

function isConflict({ conflictRules, twins, pilots }: CallMarket["input"], twinId: string, pilotId: string) {
  const twin = twins.find(({ id }) => id === twinId);
  const pilot = pilots.find(({ id }) => id === pilotId);
  if (twin === undefined || pilot === undefined) return false;
  const { country, organisation = "" } = twin;
  return (
    (conflictRules.includes("sameCountry") && country !== undefined && country === pilot.country) ||
    (conflictRules.includes("sameOrganisation") && (pilot.organisations ?? []).includes(organisation))
  );
}
