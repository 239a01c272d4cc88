import * as z from "zod";
import { AreaKind } from "./call/subject.ts";
import { Slug } from "./form.ts";
import { CallId, DeliverableId, HandInId, OrganisationId, ParticipationId } from "./ids.ts";
import { prose, Text } from "./text.ts";
import { Instant } from "./time.ts";

const titled = (max: number) => Text.refine((text) => Object.values(text).every((one) => one.length <= max));

/** How a showcase is told to the world: how far it has come, at what scale, and in which words (F14, F99). */
export const ShowcaseFacts = z.strictObject({ stage: Slug, scale: Slug, summary: Text });

/** What is written into the template. */
export const DeliverableContent = z.strictObject({
  title: titled(200),
  sections: z.record(Slug, prose(20_000)),
  showcase: ShowcaseFacts.optional(),
  /** Whether it may be published with the names of its authors. */
  consentToPublish: z.boolean().default(false),
});
export type DeliverableContent = z.infer<typeof DeliverableContent>;

/** What a plan is for, as its holder declared it when applying (F23). */
export const PlanArea = z.object({ name: prose(4000), kind: AreaKind.optional() });
export type PlanArea = z.infer<typeof PlanArea>;

/** One handing in, and what was said to it; the content itself is kept as a `HandIn`. */
export const DeliverableVersion = z.object({
  version: z.int().min(1),
  contentHash: z.string().length(64),
  handedInAt: Instant,
  handedInBy: z.string(),
  returned: z.object({ by: z.string(), at: Instant, reasons: prose(4000) }).optional(),
});
export type DeliverableVersion = z.infer<typeof DeliverableVersion>;

const common = {
  id: DeliverableId,
  callId: CallId,
  kind: Slug,
  /** Who holds it; the first of its authors. */
  participationId: ParticipationId,
  organisationId: OrganisationId,
  /** It counts for each of them (F120). */
  authors: z.array(ParticipationId).min(1).max(20),
  /** The how manieth of its kind, for its holder. */
  number: z.int().min(1),
  /** Set where the kind is about an area: it stays what was declared. */
  area: PlanArea.optional(),
  content: DeliverableContent,
  versions: z.array(DeliverableVersion).default([]),
};

/** What a participant brings forth, from its first draft to the approval. */
export const Deliverable = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("draft") }),
  z.object({ ...common, state: z.literal("handedIn"), handedInAt: Instant }),
  z.object({ ...common, state: z.literal("returned"), returnedAt: Instant, reasons: prose(4000) }),
  z.object({ ...common, state: z.literal("approved"), approvedAt: Instant, approvedBy: z.string() }),
]);
export type Deliverable = z.infer<typeof Deliverable>;

/** A version as it was handed in, kept for good. */
export const HandIn = z.object({
  id: HandInId,
  callId: CallId,
  deliverableId: DeliverableId,
  version: z.int().min(1),
  state: z.literal("kept"),
  content: DeliverableContent,
  area: PlanArea.optional(),
  authors: z.array(ParticipationId),
  contentHash: z.string().length(64),
});
export type HandIn = z.infer<typeof HandIn>;

const together = z.array(ParticipationId).max(19).default([]);
export const StartDeliverable = z.strictObject({
  kind: Slug,
  /** Other participations that wrote it too. */
  with: together,
  content: DeliverableContent,
  /** Hands it in at once. */
  handIn: z.boolean().default(false),
});
export type StartDeliverable = z.infer<typeof StartDeliverable>;

export const EditDeliverable = StartDeliverable.omit({ kind: true });
export type EditDeliverable = z.infer<typeof EditDeliverable>;

export const ReturnDeliverable = z.strictObject({ reasons: prose(4000).min(1) });

/** A showcase as everybody may read it, in one language. */
export const PublicShowcase = z.object({
  id: DeliverableId,
  callId: CallId,
  programme: z.string(),
  title: z.string(),
  summary: z.string(),
  stage: z.string(),
  scale: z.string(),
  authors: z.array(z.object({ name: z.string(), country: z.string() })),
  approvedAt: Instant,
});
export type PublicShowcase = z.infer<typeof PublicShowcase>;
