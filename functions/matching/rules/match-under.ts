import type { MatchAnswer, MatchInput } from "../../../schemas/planning/match.ts";
import type { Reason } from "../../../schemas/reason.ts";
import { explained } from "./explain.ts";
import { at, type Forbidden, type Market, type Matching, market, UNMATCHED } from "./market.ts";
import { answered } from "./match.ts";
import { policies } from "./policies.ts";

/** What somebody settles before the rule is asked: pairs that must be, and pairs that must not. */
export interface Settled {
  /** The pilot of a twin, by id. */
  readonly pins: ReadonlyMap<string, string>;
  readonly forbidden: Forbidden;
}

/**
 * Matches with some pairs settled: the pinned ones stand, whatever the lists say, and take their places; the others
 * are matched by the policy in what is left, without the forbidden pairs. `blockingPairs` and `weight` are those of
 * the whole as both sides wish, so that they show what was settled at whose cost. A pinned twin's reason is `pinned`,
 * with its `rank` on the twin's list, 0 where it is not on it.
 *
 * Hard rules are the caller's to hold against pins; pins name twins and pilots of the input, and no pilot more often
 * than its capacity.
 */
export function matchUnder(input: MatchInput, settled: Settled): MatchAnswer {
  const whole = market(input);
  const ruled = settled.forbidden.size === 0 ? whole : market(input, settled.forbidden);
  const left = settled.pins.size === 0 ? ruled : market(withoutPinned(input, settled), settled.forbidden);
  const matching = withPinned(whole, settled, left, policies[input.policy](left));
  const reasons = explained(ruled, matching).map(
    (reason, twin) => pinnedBecause(whole, twin, settled) ?? reason,
  );
  return answered(input, whole, matching, reasons);
}

/** What was found for the twins that were left, and the pins, in the numbers of the whole market. */
export function withPinned(whole: Market, { pins }: Settled, left: Market, found: Matching): Matching {
  const pilotAt = new Map(whole.pilots.map(({ id }, index) => [id, index]));
  const chosen = new Map(left.twins.map(({ id }, twin) => [id, left.pilots[at(found, twin)]?.id]));
  return Int32Array.from(whole.twins, ({ id }) => {
    const pilot = pins.get(id) ?? chosen.get(id);
    return (pilot === undefined ? undefined : pilotAt.get(pilot)) ?? UNMATCHED;
  });
}

/** The market of those who are not pinned, in the places that are left. */
export function withoutPinned(input: MatchInput, { pins }: Settled): MatchInput {
  const taken = new Map<string, number>();
  for (const pilot of pins.values()) taken.set(pilot, (taken.get(pilot) ?? 0) + 1);
  const stays = (id: string) => !pins.has(id);
  return {
    ...input,
    twins: input.twins.filter(({ id }) => stays(id)),
    pilots: input.pilots.map(({ prefs, minTwins = 0, ...pilot }) => {
      const places = taken.get(pilot.id) ?? 0;
      return {
        ...pilot,
        capacity: Math.max(0, pilot.capacity - places),
        minTwins: Math.max(0, minTwins - places),
        ...(prefs === undefined ? {} : { prefs: prefs.filter(stays) }),
      };
    }),
    weight: Object.fromEntries(Object.entries(input.weight).filter(([id]) => stays(id))),
  };
}

/** The reason of a pinned twin; nothing for the others. */
export function pinnedBecause(
  { twins, pilots, wishes, weight }: Market,
  twin: number,
  { pins }: Settled,
): Reason | undefined {
  const pin = pins.get(twins[twin]?.id ?? "");
  if (pin === undefined) return undefined;
  const pilot = pilots.findIndex(({ id }) => id === pin);
  const list = wishes[twin] ?? [];
  const pair = at(weight, twin * pilots.length + pilot) / 1e4;
  return {
    code: "pinned",
    params: { pilot: pin, rank: list.indexOf(pilot) + 1, of: list.length, weight: pair },
  };
}
