import * as z from "zod";
import { Country } from "./call.ts";
import { Slug } from "./form.ts";
import {
  ApplicationId,
  AssignmentId,
  CallId,
  OrganisationId,
  PersonId,
  PlanId,
  ReviewerId,
  ReviewId,
} from "./ids.ts";
import { Reason } from "./reason.ts";
import { Email, LetterLanguage, line, prose } from "./text.ts";
import { Instant } from "./time.ts";

export const ReviewerProfile = z.strictObject({
  personId: PersonId,
  name: line(120),
  email: Email,
  language: LetterLanguage,
  country: Country,
  organisationId: OrganisationId.optional(),
  domains: z.array(Slug).max(20),
  maxLoad: z.int().min(1).max(200).optional(),
});
export type ReviewerProfile = z.infer<typeof ReviewerProfile>;

export const Reviewer = z.object({
  id: ReviewerId,
  callId: CallId,
  state: z.enum(["active", "retired"]),
  profile: ReviewerProfile,
});
export type Reviewer = z.infer<typeof Reviewer>;

const planCommon = {
  id: PlanId,
  callId: CallId,
  proposedAt: Instant,
  pairs: z.array(
    z.object({ applicationId: ApplicationId, reviewerId: ReviewerId, affinity: z.number(), reason: Reason }),
  ),
  total: z.number(),
  bound: z.number(),
  optimal: z.boolean(),
  minAppSum: z.number(),
};
/** A proposed assignment waits for a person's word before anybody is invited. */
export const AssignmentPlan = z.discriminatedUnion("state", [
  z.object({ ...planCommon, state: z.literal("proposed") }),
  z.object({ ...planCommon, state: z.literal("committed"), committedAt: Instant }),
  z.object({ ...planCommon, state: z.literal("discarded"), discardedAt: Instant }),
]);
export type AssignmentPlan = z.infer<typeof AssignmentPlan>;

const assigned = {
  id: AssignmentId,
  callId: CallId,
  applicationId: ApplicationId,
  reviewerId: ReviewerId,
  personId: PersonId,
  /** Shown before anything else, so that a conflict can be declared before the content is read. */
  applicant: z.object({ name: z.string(), country: Country }),
  dueAt: Instant,
  reason: Reason,
};
export const Assignment = z.discriminatedUnion("state", [
  z.object({ ...assigned, state: z.literal("invited"), invitedAt: Instant }),
  z.object({ ...assigned, state: z.literal("accepted"), acceptedAt: Instant }),
  z.object({ ...assigned, state: z.literal("declined"), declinedAt: Instant, why: prose(1000) }),
  z.object({ ...assigned, state: z.literal("conflicted"), declaredAt: Instant, why: prose(1000) }),
  z.object({ ...assigned, state: z.literal("reviewed"), reviewedAt: Instant }),
]);
export type Assignment = z.infer<typeof Assignment>;

export const Why = z.strictObject({ reason: prose(1000).min(1) });
export type Why = z.infer<typeof Why>;

/** A score, or null for not applicable: never counted as zero. */
export const Scores = z.record(Slug, z.number().min(0).nullable());
export const ReviewContent = z.strictObject({
  scores: Scores,
  toApplicant: prose(4000),
  toPanel: prose(4000),
});
export type ReviewContent = z.infer<typeof ReviewContent>;

const review = {
  id: ReviewId,
  callId: CallId,
  applicationId: ApplicationId,
  assignmentId: AssignmentId,
  personId: PersonId,
  content: ReviewContent,
};
export const Review = z.discriminatedUnion("state", [
  z.object({ ...review, state: z.literal("draft") }),
  z.object({ ...review, state: z.literal("submitted"), submittedAt: Instant }),
  z.object({ ...review, state: z.literal("void"), voidedAt: Instant }),
]);
export type Review = z.infer<typeof Review>;
