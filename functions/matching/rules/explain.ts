import type { Reason } from "../../../schemas/reason.ts";
import { wants } from "./blocking.ts";
import { at, hosted, type Market, type Matching } from "./market.ts";

/** More names than these per kind would not be read; `better` says how many there are. */
const MOST_NAMES = 10;

/**
 * What each twin got and why nothing better. `better` pilots, by its own list, were not possible because they
 *
 * - `conflict`: are in its country or organisation, or were ruled out by somebody;
 * - `declined`: do not accept it;
 * - `full`: host only twins that they prefer to it;
 * - `passedOver`: would have taken it, but the total is larger otherwise: these are its blocking pairs.
 *
 * Codes: `gotPreference` with `rank` on its list from 1 up, or for the unmatched `noPreferences` (its list is empty),
 * `noAcceptablePilot`, `pilotsFull` or `passedOver`.
 */
export function explained(market: Market, matching: Matching): Reason[] {
  const { pilots, wishes, twinLists, weight } = market;
  const guests = hosted(market, matching);
  return wishes.map((list, twin) => {
    const own = at(matching, twin);
    const better = own < 0 ? list : list.slice(0, list.indexOf(own));
    const named: Record<Kind, string[]> = { conflict: [], declined: [], full: [], passedOver: [] };
    for (const pilot of better) {
      const names = named[kindOf(market, guests[pilot] ?? [], twin, pilot)];
      if (names.length < MOST_NAMES) names.push(pilots[pilot]?.id ?? "");
    }
    const params = { better: better.length, ...named };
    if (own < 0) {
      const acceptable = twinLists[twin]?.length ?? 0;
      const code =
        list.length === 0
          ? "noPreferences"
          : acceptable === 0
            ? "noAcceptablePilot"
            : named.passedOver.length > 0
              ? "passedOver"
              : "pilotsFull";
      return { code, params };
    }
    const pair = at(weight, twin * pilots.length + own) / 1e4;
    const facts = { pilot: pilots[own]?.id ?? "", rank: better.length + 1, of: list.length, weight: pair };
    return { code: "gotPreference", params: { ...facts, ...params } };
  });
}

type Kind = "conflict" | "declined" | "full" | "passedOver";

function kindOf(market: Market, guests: readonly number[], twin: number, pilot: number): Kind {
  const obstacle = market.obstacle(twin, pilot);
  if (obstacle !== undefined) return obstacle === "declined" ? "declined" : "conflict";
  return wants(market, guests, twin, pilot) ? "passedOver" : "full";
}
