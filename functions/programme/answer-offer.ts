import type { Call } from "../../schemas/call.ts";
import type { Host } from "../../schemas/host.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { matchEnded } from "../matching/tell-activity.ts";
import { supportFacts } from "../screening/other-support.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater, localTime } from "../shared/zone.ts";
import { nextOfReserve } from "./call-reserve.ts";
import { offerWatched } from "./offer-milestone.ts";
import { participationsOf } from "./participations.ts";
import { programmeEnd } from "./programme-end.ts";
import { reseatAsked } from "./reseat-exchanges.ts";

export interface PlaceDeps {
  calls: Store<Call>;
  participations: Store<Participation>;
  hosts: Store<Host>;
  letters: Store<Letter>;
  milestones: Store<Milestone>;
  operations: Store<Operation>;
}

/** Takes the place, by the day that the letter named (F128). */
export const confirmParticipation =
  ({ calls, participations, letters, operations }: Omit<PlaceDeps, "milestones" | "hosts">) =>
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
      await reseatAsked(operations, call, place.id, by),
    );
  };

/**
 * Gives the place back. In the same transaction the first of the reserve that the quotas allow is offered it (F122), so
 * that a place is never lost between two of them, those whom its match concerns learn that it has ended, and the meetings
 * ahead follow. At any
 * time until the last day of the programme.
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

/** A place whose condition nobody has found fulfilled by its day lapses likewise (F128). */
export const lapseCondition =
  (deps: PlaceDeps) =>
  async (id: string, by: Author): Promise<Change<Stored<Participation>>> => {
    const place = await deps.participations.get(id);
    if (place.state !== "confirmed" && place.state !== "offered") return unchanged(place);
    if (place.condition === undefined) return unchanged(place);
    const { dueAt, fulfilled, what } = place.condition;
    if (fulfilled !== undefined || by.at <= dueAt) return unchanged(place);
    return givenBack(
      deps,
      place,
      { act: "lapse", why: `Not fulfilled by ${dueAt}: ${what}`.slice(0, 1000), unfulfilled: what },
      by,
    );
  };

async function givenBack(
  deps: PlaceDeps,
  place: Exclude<Stored<Participation>, { state: "withdrawn" }>,
  { act, why, unfulfilled = "" }: { act: "withdraw" | "lapse"; why: string; unfulfilled?: string },
  by: Author,
): Promise<Change<Stored<Participation>>> {
  const call = await deps.calls.get(place.callId);
  const today = localTime(by.at, call.content.window.zone).local.slice(0, 10);
  const lastDay = programmeEnd(call.content.programme);
  if (act === "withdraw" && today > lastDay) refuse("DeadlinePassed", { lastDay });
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
  const facts = {
    ...titled(call),
    organisation: place.organisation.name,
    withdrawnAt: by.at,
    unanswered: act === "lapse" && unfulfilled === "",
    unfulfilled,
  };
  return together(
    deps.participations.changed(place, after, act, by, { details: { replacedBy: successor?.id ?? "" } }),
    queued(
      deps.letters,
      "place-withdrawn",
      { callId: call.id, subjectId: place.id, to: place.contact, facts },
      by,
    ),
    await matchEnded(deps, call, place, by),
    successor === undefined ? [] : offered(deps, call, successor, by),
    place.state === "confirmed" ? await reseatAsked(deps.operations, call, place.id, by) : [],
  );
}

/** Offers a place of the reserve, or one that is new, with its own term to confirm. */
export function offered(
  deps: Pick<PlaceDeps, "participations" | "letters" | "milestones">,
  call: Call,
  place: Stored<Participation> | Participation,
  by: Author,
  details: Record<string, string> = {},
): readonly Write[] {
  const confirmBy = daysLater(by.at, call.content.selection.confirmWithinDays, call.content.window.zone);
  const after = { ...place, state: "offered" as const, offeredAt: by.at, confirmBy };
  const facts = {
    ...titled(call),
    organisation: place.organisation.name,
    confirmBy,
    otherSupport: supportFacts(call.content, place.otherSupport, place.contact.language),
  };
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
