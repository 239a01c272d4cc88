import type { MatchAnswer, MatchInput } from "../../../schemas/planning/match.ts";
import type { Reason } from "../../../schemas/reason.ts";
import { compareText } from "../../shared/canonical.ts";
import { explained } from "./explain.ts";
import { heaviest } from "./heaviest.ts";
import { at, type Market, market } from "./market.ts";
import { answered } from "./match.ts";
import { pinnedBecause, type Settled, withoutPinned, withPinned } from "./match-under.ts";

export interface MatchedAgain extends MatchAnswer {
  /** How many twins stay where they are, and who does not, each with the reason. */
  kept: number;
  changed: { twin: string; from: string | null; to: string | null }[];
}

/**
 * Matches again after somebody left or came, or an activity changed what it can take. In this order: as many twins as
 * possible stay with the pilot that they have in `base`, as many as possible are matched, the weight is as large as
 * possible; ties go by the lists, then by id. A minimum of a pilot moves nobody: where it is not met is a problem of the
 * answer. What the twins have stays possible for them even where a list does not hold it; conflict rules, forbidden pairs
 * and pins come before everything.
 *
 * Reasons: `kept`; `joined` for who had no pilot; `moved` and `lost` with `why` it could not stay: `pilotGone`,
 * `ruledOut`, `pilotFull`; `pinned`; else those of `match`.
 */
export function matchAgain(
  input: MatchInput,
  base: ReadonlyMap<string, string>,
  settled: Settled,
): MatchedAgain {
  const { forbidden } = settled;
  const whole = market(input);
  const left = market(stillPossible(withoutPinned(input, settled), base), forbidden);
  const stays = (twin: number, pilot: number) =>
    base.get(left.twins[twin]?.id ?? "") === left.pilots[pilot]?.id;
  const matching = withPinned(whole, settled, left, heaviest(left, { kept: stays }));
  const ruled = market(stillPossible(input, base), forbidden);
  const pilotOf = (twin: number) => whole.pilots[at(matching, twin)]?.id ?? null;
  const reasons = explained(ruled, matching).map((reason, twin): Reason => {
    const had = base.get(whole.twins[twin]?.id ?? "");
    const pinned = pinnedBecause(whole, twin, settled);
    const now = pilotOf(twin);
    if (pinned !== undefined) return pinned;
    if (had === undefined) return now === null ? reason : { ...reason, code: "joined" };
    if (had === now) return { ...reason, code: "kept" };
    const params = { ...reason.params, from: had, why: whyNot(ruled, twin, had) };
    return { code: now === null ? "lost" : "moved", params };
  });
  const changed = whole.twins.flatMap(({ id }, twin) => {
    const [from, to] = [base.get(id) ?? null, pilotOf(twin)];
    return from === to ? [] : [{ twin: id, from, to }];
  });
  const kept = whole.twins.filter(({ id }, twin) => base.has(id) && base.get(id) === pilotOf(twin)).length;
  return { ...answered(input, whole, matching, reasons), kept, changed };
}

function whyNot(ruled: Market, twin: number, had: string): string {
  const pilot = ruled.pilots.findIndex(({ id }) => id === had);
  if (pilot < 0) return "pilotGone";
  return ruled.obstacle(twin, pilot) === undefined ? "pilotFull" : "ruledOut";
}

/** Both sides' lists, with what each twin has at their end where they did not hold it; without minima. */
function stillPossible(input: MatchInput, base: ReadonlyMap<string, string>): MatchInput {
  const longer = (list: readonly string[], more: readonly string[]) => [
    ...list,
    ...more.filter((id) => !list.includes(id)),
  ];
  const known = new Set(input.pilots.map(({ id }) => id));
  const own = (twin: string) => [base.get(twin) ?? ""].filter((pilot) => known.has(pilot));
  const twinIds = input.twins.map(({ id }) => id).sort(compareText);
  return {
    ...input,
    twins: input.twins.map(({ prefs, ...twin }) =>
      prefs === undefined ? twin : { ...twin, prefs: longer(prefs, own(twin.id)) },
    ),
    pilots: input.pilots.map(({ prefs, minTwins: _, ...pilot }) => {
      const guests = twinIds.filter((twin) => base.get(twin) === pilot.id);
      return prefs === undefined ? pilot : { ...pilot, prefs: longer(prefs, guests) };
    }),
  };
}
