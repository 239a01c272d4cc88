import * as z from "zod";
import { Contact, Organisation } from "./application.ts";
import { Slug } from "./form.ts";
import { ApplicationId, CallId, OrganisationId, ParticipationId } from "./ids.ts";
import { SupportFound } from "./screening.ts";
import { Email, LetterLanguage, line, prose } from "./text.ts";
import { Day, Instant } from "./time.ts";

/** Somebody who takes part for an organisation, with the call's functions that invitations go by (F41). */
export const Representative = z.strictObject({
  name: line(120),
  email: Email,
  language: LetterLanguage,
  functions: z.array(Slug).min(1).max(12),
  title: line(120).optional(),
});
export type Representative = z.infer<typeof Representative>;

/** Who helps a twin and its activity on their way (F59). */
export const Facilitator = z.strictObject({ name: line(120), email: Email, language: LetterLanguage });
export type Facilitator = z.infer<typeof Facilitator>;

/** What a place depends on, by a day; it lapses after it unless somebody has found it fulfilled (F128). */
export const PlaceCondition = z.object({
  what: prose(1000),
  dueAt: Instant,
  setBy: z.string(),
  setAt: Instant,
  fulfilled: z.object({ at: Instant, by: z.string(), how: prose(1000) }).optional(),
});
export type PlaceCondition = z.infer<typeof PlaceCondition>;

const common = {
  id: ParticipationId,
  callId: CallId,
  applicationId: ApplicationId,
  organisation: Organisation,
  organisationId: OrganisationId,
  contact: Contact,
  rank: z.int().min(1),
  /** What was applied for, and what quotas count the place by when the reserve is called. */
  lotId: Slug.optional(),
  track: Slug.optional(),
  attributes: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  /** Other support that was found when it was screened (F94). */
  otherSupport: z.array(SupportFound).default([]),
  /** The honours that came with it (F37). */
  awards: z.array(Slug).default([]),
  representatives: z.array(Representative).max(30).default([]),
};
const offered = {
  ...common,
  offeredAt: Instant,
  confirmBy: Instant,
  condition: PlaceCondition.optional(),
};

/** A place in a round: offered to the selected, held back for the reserve (F128, F122). */
export const Participation = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("reserve") }),
  z.object({ ...offered, state: z.literal("offered") }),
  z.object({
    ...offered,
    state: z.literal("confirmed"),
    confirmedAt: Instant,
    /** Whom it is matched with, and who helps the two. */
    activity: Slug.optional(),
    facilitator: Facilitator.optional(),
  }),
  z.object({
    ...common,
    state: z.literal("withdrawn"),
    withdrawnAt: Instant,
    /** When it had been taken, if it was given back after that. */
    confirmedAt: Instant.optional(),
    why: prose(1000),
    replacedBy: ParticipationId.optional(),
  }),
]);
export type Participation = z.infer<typeof Participation>;

export const NameRepresentatives = z.strictObject({
  representatives: Participation.options[0].shape.representatives,
});
export type NameRepresentatives = z.infer<typeof NameRepresentatives>;

/** The last day, in the zone of the call, on which it can be fulfilled. */
export const SetCondition = z.strictObject({ what: prose(1000).min(1), dueOn: Day });
export type SetCondition = z.infer<typeof SetCondition>;

export const FulfilCondition = z.strictObject({ how: prose(1000).min(1) });
export type FulfilCondition = z.infer<typeof FulfilCondition>;
