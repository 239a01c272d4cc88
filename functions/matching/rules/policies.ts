import type { MatchPolicy } from "../../../schemas/planning/match.ts";
import { heaviestStable } from "./best-stable.ts";
import { heaviest } from "./heaviest.ts";
import type { Market, Matching } from "./market.ts";
import { pilotOptimal, twinOptimal } from "./stable.ts";

/** How each policy matches a market. */
export const policies: Readonly<Record<MatchPolicy, (market: Market) => Matching>> = {
  twinOptimalStable: twinOptimal,
  pilotOptimalStable: pilotOptimal,
  maxWelfareStable: heaviestStable,
  maxWeight: (of) => heaviest(of, "weight"),
  maxCardinality: (of) => heaviest(of, "cardinality"),
};
