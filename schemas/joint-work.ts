import * as z from "zod";
import { saying } from "./consultation.ts";
import { CallId, NetworkId, OfferId, ParticipationId, ProjectId } from "./ids.ts";
import { Delegate, delegates } from "./reader.ts";
import { line } from "./text.ts";
import { Day, Instant } from "./time.ts";

const offering = { title: line(200), text: saying(8000), until: Day.optional() };
const offer = {
  id: OfferId,
  callId: CallId,
  networkId: NetworkId,
  ...offering,
  /** Who offers: a party of the network, or somebody for whom staff write it down. */
  from: Delegate,
  offeredAt: Instant,
};
const published = { ...offer, publishedAt: Instant, takenBy: z.array(ParticipationId) };
/** What a third party would let members of a network try (F109). */
export const Offer = z.discriminatedUnion("state", [
  z.object({ ...offer, state: z.literal("offered") }),
  z.object({ ...offer, state: z.literal("declined"), settledAt: Instant, words: saying(2000) }),
  z.object({ ...published, state: z.literal("published") }),
  z.object({ ...published, state: z.literal("takenUp") }),
  z.object({ ...published, state: z.literal("done"), settledAt: Instant, words: saying(2000) }),
]);
export type Offer = z.infer<typeof Offer>;

/** Staff say who offers; a party of the network offers for itself. */
export const MakeOffer = z.strictObject({ ...offering, from: Delegate.optional() });
export type MakeOffer = z.infer<typeof MakeOffer>;
/** Why an offer is declined, or what came of it. */
export const SettleOffer = z.strictObject({ words: saying(2000) });
export const TakeUpOffer = z.strictObject({ participationId: ParticipationId });

/** One who takes part in a project: as a participant, or as a party outside. */
export const Partner = z.object({
  ...Delegate.shape,
  participationId: ParticipationId.optional(),
  agreedAt: Instant.optional(),
});
export type Partner = z.infer<typeof Partner>;

const project = {
  id: ProjectId,
  callId: CallId,
  title: line(200),
  text: saying(8000),
  proposedBy: ParticipationId,
  proposedAt: Instant,
  partners: z.array(Partner).min(2),
};
/** A project of several participants and parties; it can start when all of them have agreed (F119). */
export const JointProject = z.discriminatedUnion("state", [
  z.object({ ...project, state: z.literal("proposed") }),
  z.object({ ...project, state: z.literal("agreed"), agreedAt: Instant }),
  z.object({ ...project, state: z.literal("running"), startedAt: Instant }),
  z.object({
    ...project,
    state: z.literal("ended"),
    startedAt: Instant,
    endedAt: Instant,
    result: saying(4000),
  }),
  z.object({ ...project, state: z.literal("dropped"), droppedAt: Instant, why: saying(1000) }),
]);
export type JointProject = z.infer<typeof JointProject>;

export const ProposeProject = z.strictObject({
  title: line(200),
  text: saying(8000),
  proposedBy: ParticipationId,
  with: z.array(ParticipationId).max(20).default([]),
  parties: delegates(20).optional(),
});
export type ProposeProject = z.infer<typeof ProposeProject>;
export const AgreeToProject = z.strictObject({ participationId: ParticipationId.optional() });
export const EndProject = z.strictObject({ result: saying(4000) });
