import type { MatchAnswer, MatchInput } from "../../../schemas/planning/match.ts";
import type { Reason } from "../../../schemas/reason.ts";
import { blockingPairs } from "./blocking.ts";
import { explained } from "./explain.ts";
import { at, hosted, type Market, type Matching, market } from "./market.ts";
import { policies } from "./policies.ts";

/**
 * Matches twins with host activities: PLANNING.md, "match".
 *
 * A pair is possible when each side accepts the other and no conflict rule forbids it. A side accepts those on its
 * list; without a list, those with whom it has a weight. The stable policies leave no blocking pair; the best of
 * them for the whole is the stable matching of the largest weight. `maxWeight` and `maxCardinality` do not ask for
 * stability: what that costs shows in `blockingPairs`, which are looked for in the finished matching whatever the
 * policy.
 *
 * A pilot's `minTwins` binds the policies that are not stable, as far as it can be met: as few places as possible
 * stay empty under the minima, then the goal. In stable matchings how many a pilot hosts is no choice. Either way a
 * pilot under its minimum is a problem `BelowMinimum` of the answer.
 *
 * Expects an input that `MatchInput` has parsed. The order of lists and keys plays no part.
 */
export async function match(input: MatchInput): Promise<MatchAnswer> {
  const both = market(input);
  const matching = policies[input.policy](both);
  return answered(input, both, matching, explained(both, matching));
}

/** A finished matching as the answer says it; `reasons` are by the number of the twin. */
export function answered(
  { policy }: Pick<MatchInput, "policy">,
  both: Market,
  matching: Matching,
  reasons: readonly Reason[],
): MatchAnswer {
  const { twins, pilots, weight } = both;
  const twinId = (twin: number) => twins[twin]?.id ?? "";
  const pilotId = (pilot: number) => pilots[pilot]?.id ?? "";
  const pairs = [...matching.entries()].filter(([, pilot]) => pilot >= 0);
  const guests = hosted(both, matching);
  const problems = pilots.flatMap(({ id, minTwins = 0 }, pilot) => {
    const hosts = guests[pilot]?.length ?? 0;
    return hosts < minTwins ? [{ code: "BelowMinimum", params: { pilot: id, minTwins, hosts } }] : [];
  });
  return {
    policy,
    matching: Object.fromEntries(
      [...matching.entries()].map(([twin, pilot]) => [twinId(twin), pilot < 0 ? null : pilotId(pilot)]),
    ),
    matched: pairs.length,
    weight: pairs.reduce((sum, [twin, pilot]) => sum + at(weight, twin * pilots.length + pilot), 0) / 1e4,
    blockingPairs: blockingPairs(both, matching).map(([twin, pilot]) => [twinId(twin), pilotId(pilot)]),
    reasons: Object.fromEntries(reasons.map((reason, twin) => [twinId(twin), reason])),
    ...(problems.length > 0 ? { problems } : {}),
  };
}
