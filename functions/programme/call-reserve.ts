import type { Call } from "../../schemas/call.ts";
import type { Participation } from "../../schemas/participation.ts";
import { quotasOf } from "../selection/quotas.ts";
import { replaced } from "../selection/rules/replace.ts";
import { compareText } from "../shared/canonical.ts";
import { loadSolver } from "../shared/solver.ts";
import type { Stored } from "../shared/store.ts";

/**
 * Who of the reserve follows somebody who leaves: by the rule of `plan select`, the first in rank order with whom all
 * seats and quotas of the call can still be kept by those who stay (F122). Nobody after the last day of the reserve.
 */
export async function nextOfReserve(
  { content }: Pick<Call, "content">,
  places: readonly Stored<Participation>[],
  leaving: Stored<Participation>,
  at: string,
): Promise<Stored<Participation> | undefined> {
  const { reserveUntil } = content.selection;
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: content.window.zone }).format(new Date(at));
  if (reserveUntil !== undefined && today > reserveUntil) return undefined;
  const isHeld = ({ id, state }: Participation) =>
    id === leaving.id || state === "offered" || state === "confirmed";
  const known = places
    .filter((place) => isHeld(place) || place.state === "reserve")
    .sort((a, b) => a.rank - b.rank || compareText(a.id, b.id));
  const field = known.map(({ id, organisation, attributes }) => {
    const { country, type, missionCity = false } = organisation;
    const facts = { country, type, missionCity: String(missionCity) };
    return { id, worth: 0, candidate: { ...facts, ...attributes, id, score: 0 } };
  });
  const quotas = quotasOf(content).sort((a, b) => compareText(a.id, b.id));
  const held = known.flatMap((place, i) => (isHeld(place) ? [i] : []));
  const { pairs } = replaced(await loadSolver(), field, quotas, held, new Set([leaving.id]));
  const [, next] = pairs[0] ?? [];
  return next === undefined ? undefined : known[next];
}
