import type { ParticipationId } from "../../schemas/ids.ts";
import type { MakeOffer, Offer } from "../../schemas/joint-work.ts";
import type { Network } from "../../schemas/network.ts";
import type { Delegate } from "../../schemas/reader.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { CooperationDeps } from "./deps.ts";
import { offerId } from "./joint-work-stores.ts";
import { offerTransitions as transitions } from "./transitions.ts";

/** What every letter about an offer says. */
async function offerFacts({ calls }: Pick<CooperationDeps, "calls">, { callId, title, text, from }: Offer) {
  const call = await calls.get(callId);
  const contactEmail = call.content.contact.email;
  return { ...titled(call), title, offer: text, organisation: from.organisation, contactEmail };
}

/** Keeps what a third party would let members of a network try, until staff publish or decline it (F109). */
export const makeOffer =
  ({ offers }: Pick<CooperationDeps, "offers">) =>
  ({ id, callId }: Network, said: MakeOffer, from: Delegate, by: Author): Change<Stored<Offer>> => {
    const offer: Offer = {
      ...said,
      id: offerId(id, from.email, said.title),
      callId,
      networkId: id,
      from,
      offeredAt: by.at,
      state: "offered",
    };
    return offers.created(offer, "offer", by);
  };

/** Shows it to the members of the network, who are told. */
export const publishOffer =
  (deps: CooperationDeps) =>
  async (offer: Stored<Offer>, by: Author): Promise<Change<Stored<Offer>>> => {
    requireFrom(transitions, "publish", offer);
    const after: Offer = { ...offer, state: "published", publishedAt: by.at, takenBy: [] };
    const { members } = await deps.networks.get(offer.networkId);
    const places = await Promise.all(members.map((one) => deps.participations.get(one.participationId)));
    const contacts = places.flatMap((place) => (place.state === "confirmed" ? [place.contact] : []));
    const readers = new Map(contacts.map((to) => [to.email.toLowerCase(), to]));
    const facts = await offerFacts(deps, offer);
    const letter = { callId: offer.callId, subjectId: offer.id, facts };
    return together(
      deps.offers.changed(offer, after, "publish", by),
      [...readers.values()].flatMap((to) => queued(deps.letters, "offer-published", { ...letter, to }, by)),
    );
  };

/** A member takes it up, each once; who made the offer learns who does. */
export const takeUpOffer =
  (deps: CooperationDeps) =>
  async (
    offer: Stored<Offer>,
    participationId: ParticipationId,
    by: Author,
  ): Promise<Change<Stored<Offer>>> => {
    if (offer.state !== "published" && offer.state !== "takenUp") {
      requireFrom(transitions, "takeUp", offer);
      return refuse("WrongState", { act: "takeUp", state: offer.state });
    }
    const { members } = await deps.networks.get(offer.networkId);
    const place = await deps.participations.get(participationId);
    if (place.state !== "confirmed" || !members.some((one) => one.participationId === place.id))
      refuse("InputInvalid", {}, [
        { pointer: "/participationId", code: "NotMember", detail: "Not a member of this network." },
      ]);
    if (offer.takenBy.includes(place.id)) refuse("NothingChanged");
    const after: Offer = { ...offer, state: "takenUp", takenBy: [...offer.takenBy, place.id] };
    const facts = {
      ...(await offerFacts(deps, offer)),
      member: place.organisation.name,
      memberEmail: place.contact.email,
    };
    const letter = { callId: offer.callId, subjectId: offer.id, to: offer.from, due: place.id, facts };
    return together(
      deps.offers.changed(offer, after, "takeUp", by),
      queued(deps.letters, "offer-taken-up", letter, by),
    );
  };

/** Declined with a reason, or done with what came of it; who made the offer is told either way. */
export const settleOffer =
  (deps: CooperationDeps) =>
  async (
    offer: Stored<Offer>,
    act: "decline" | "finish",
    words: string,
    by: Author,
  ): Promise<Change<Stored<Offer>>> => {
    requireFrom(transitions, act, offer);
    const settled = { words, settledAt: by.at };
    const after: Offer =
      offer.state === "takenUp"
        ? { ...offer, ...settled, state: "done" }
        : { ...offer, ...settled, state: "declined" };
    const facts = { ...(await offerFacts(deps, offer)), outcome: after.state, words };
    return together(
      deps.offers.changed(offer, after, act, by),
      queued(
        deps.letters,
        "offer-settled",
        { callId: offer.callId, subjectId: offer.id, to: offer.from, facts },
        by,
      ),
    );
  };
