import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater } from "../shared/zone.ts";
import { nextOfReserve } from "./call-reserve.ts";
import { offerWatched } from "./offer-milestone.ts";
import { participationsOf } from "./participations.ts";

export interface PlaceDeps {
  calls: Store<Call>;
  participations: Store<Participation>;
  letters: Store<Letter>;
  milestones: Store<Milestone>;
}

/** Takes the place, by the day that the letter named (F128). */
export const confirmParticipation =
  ({ calls, participations, letters }: Omit<PlaceDeps, "milestones">) =>
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
  async (place: Stored<Participation>, why: string, by: Author): Promise<Change<Stored<Participation>>> =>
    place.state === "withdrawn"
      ? refuse("WrongState", { act: "withdraw", state: place.state })
      : givenBack(deps, place, { act: "withdraw", why }, by);

/** A place that nobody took by its day goes to the reserve as if it had been given back (F128). */
export const lapseOffer =
  (deps: PlaceDeps) =>
  async (id: string, by: Author): Promise<Change<Stored<Participation>>> => {
    const place = await deps.participations.get(id);
    if (place.state !== "offered" || by.at <= place.confirmBy) return unchanged(place);
    return givenBack(deps, place, { act: "lapse", why: `No answer by ${place.confirmBy}.` }, by);
  };

async function givenBack(
  deps: PlaceDeps,
  place: Exclude<Stored<Participation>, { state: "withdrawn" }>,
  { act, why }: { act: "withdraw" | "lapse"; why: string },
  by: Author,
): Promise<Change<Stored<Participation>>> {
  const call = await deps.calls.get(place.callId);
  const held = place.state !== "reserve";
  const places = held ? await Array.fromAsync(deps.participations.list(participationsOf(call.id))) : [];
  const successor = held ? await nextOfReserve(call, places, place, by.at) : undefined;
  const after: Participation = {
    ...place,
    state: "withdrawn",
    withdrawnAt: by.at,
    why,
    replacedBy: successor?.id,
  };
  const unanswered = act === "lapse";
  const facts = { ...titled(call), organisation: place.organisation.name, withdrawnAt: by.at, unanswered };
  return together(
    deps.participations.changed(place, after, act, by, { details: { replacedBy: successor?.id ?? "" } }),
    queued(
      deps.letters,
      "place-withdrawn",
      { callId: call.id, subjectId: place.id, to: place.contact, facts },
      by,
    ),
    successor === undefined ? [] : offered(deps, call, successor, by),
  );
}

/** Offers a place of the reserve, or one that is new, with its own term to confirm. */
export function offered(
  deps: Omit<PlaceDeps, "calls">,
  call: Call,
  place: Stored<Participation> | Participation,
  by: Author,
  details: Record<string, string> = {},
): readonly Write[] {
  const confirmBy = daysLater(by.at, call.content.selection.confirmWithinDays, call.content.window.zone);
  const after = { ...place, state: "offered" as const, offeredAt: by.at, confirmBy };
  const facts = { ...titled(call), organisation: place.organisation.name, confirmBy };
  const change =
    "rev" in place
      ? deps.participations.changed(place, after, "offer", by, { details })
      : deps.participations.created(after, "offer", by, { details });
  return [
    ...change.writes,
    ...offerWatched(deps.milestones, after, by),
    ...queued(
      deps.letters,
      "place-offered",
      { callId: call.id, subjectId: place.id, to: place.contact, facts },
      by,
    ),
  ];
}
