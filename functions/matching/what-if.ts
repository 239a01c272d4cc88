import type { Call } from "../../schemas/call.ts";
import type { MatchingWish, WhatIf } from "../../schemas/matching.ts";
import { refuse } from "../shared/refusal.ts";
import type { Stored } from "../shared/store.ts";
import type { MarketStores } from "./market-of-call.ts";
import { noWish, type PlannedMatching, planMatching } from "./plan-matching.ts";

/** What wishes would change, and at whose cost, held against the same matching without them; nothing is written. */
export const whatIf =
  (stores: MarketStores) =>
  async (call: Stored<Call>, wish: MatchingWish, again: boolean): Promise<WhatIf> => {
    if (call.state !== "announced" && call.state !== "running")
      return refuse("WrongState", { act: "whatIf", state: call.state });
    const plan = planMatching(stores);
    const [before, after] = [await plan(call, noWish, again), await plan(call, wish, again)];
    const had = new Map(before.pairs.map((pair) => [pair.participationId, pair.activity]));
    return {
      without: outcome(before),
      with: outcome(after),
      cost: {
        matched: before.matched - after.matched,
        weight: (Math.round(before.weight * 1e4) - Math.round(after.weight * 1e4)) / 1e4,
        blockingPairs: after.blockingPairs - before.blockingPairs,
      },
      changed: after.pairs.flatMap(({ participationId, name, activity, reason }) => {
        const from = had.get(participationId) ?? null;
        return from === activity ? [] : [{ participationId, name, from, to: activity, reason }];
      }),
    };
  };

function outcome({ policy, matched, weight, blockingPairs, blocking, problems }: PlannedMatching) {
  return { policy, matched, weight, blockingPairs, blocking, problems };
}
