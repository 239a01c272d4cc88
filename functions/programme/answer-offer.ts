import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater } from "../shared/zone.ts";
import { participationsOf } from "./participations.ts";

export interface PlaceDeps {
  calls: Store<Call>;
  participations: Store<Participation>;
  letters: Store<Letter>;
}

/** Takes the place, by the day that the letter named (F128). */
export const confirmParticipation =
  ({ calls, participations, letters }: PlaceDeps) =>
  async (place: Stored<Participation>, by: Author): Promise<Change<Stored<Participation>>> => {
    if (place.state !== "offered") return refuse("WrongState", { act: "confirm", state: place.state });
    if (by.at > place.confirmBy) refuse("DeadlinePassed", { confirmBy: place.confirmBy });
    const call = await calls.get(place.callId);
    const facts = {
      ...titled(call),
      organisation: place.organisation.name,
      startsOn: call.content.programme.startsOn,
    };
    return together(
      participations.changed(place, { ...place, state: "confirmed", confirmedAt: by.at }, "confirm", by),
      queued(
        letters,
        "place-confirmed",
        { callId: call.id, subjectId: place.id, to: place.contact, facts },
        by,
      ),
    );
  };

/**
 * Gives the place back. In the same transaction the first of the reserve that the quotas allow is offered it (F122), so
 * that a place is never lost between two of them.
 */
export const withdrawParticipation =
  (deps: PlaceDeps) =>
  async (place: Stored<Participation>, why: string, by: Author): Promise<Change<Stored<Participation>>> => {
    if (place.state === "withdrawn") return refuse("WrongState", { act: "withdraw", state: place.state });
    const call = await deps.calls.get(place.callId);
    const held = place.state === "offered" || place.state === "confirmed";
    const successor = held ? await nextOfReserve(deps, call, place) : undefined;
    const after: Participation = {
      ...place,
      state: "withdrawn",
      withdrawnAt: by.at,
      why,
      replacedBy: successor?.id,
    };
    const facts = { ...titled(call), organisation: place.organisation.name, withdrawnAt: by.at };
    return together(
      deps.participations.changed(place, after, "withdraw", by, {
        details: { replacedBy: successor?.id ?? "" },
      }),
      queued(
        deps.letters,
        "place-withdrawn",
        { callId: call.id, subjectId: place.id, to: place.contact, facts },
        by,
      ),
      successor === undefined ? [] : offered(deps, call, successor, by),
    );
  };

function offered(deps: PlaceDeps, call: Call, place: Stored<Participation>, by: Author): readonly Write[] {
  const confirmBy = daysLater(by.at, call.content.selection.confirmWithinDays, call.content.window.zone);
  const after: Participation = { ...place, state: "offered", offeredAt: by.at, confirmBy };
  const facts = { ...titled(call), organisation: place.organisation.name, confirmBy };
  return [
    ...deps.participations.changed(place, after, "offer", by).writes,
    ...queued(
      deps.letters,
      "place-offered",
      { callId: call.id, subjectId: place.id, to: place.contact, facts },
      by,
    ),
  ];
}

/** The first in rank order whose country quota the offer keeps, counting the places held without the one given back. */
async function nextOfReserve(deps: PlaceDeps, call: Call, leaving: Stored<Participation>) {
  const places = await Array.fromAsync(deps.participations.list(participationsOf(call.id)));
  const countryOf = (place: Participation) => place.organisation.country;
  const held = places.filter(
    ({ id, state }) => id !== leaving.id && (state === "offered" || state === "confirmed"),
  );
  const quotas = call.content.selection.quotas.filter((quota) => quota.attribute === "country");
  const keepsQuotas = (candidate: Participation) =>
    quotas.every(({ value, min = 0, max = Number.POSITIVE_INFINITY }) => {
      const count = [...held, candidate].filter((place) => countryOf(place) === value).length;
      return count <= max && (count >= min || countryOf(leaving) !== value);
    });
  return places.find((place) => place.state === "reserve" && keepsQuotas(place));
}
