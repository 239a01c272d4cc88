import * as z from "zod";
import { Bids } from "./assignment-plan.ts";
import { Country } from "./call.ts";
import { Slug } from "./form.ts";
import {
  ApplicationId,
  AssignmentId,
  CallId,
  OrganisationId,
  PersonId,
  ReviewerId,
  ReviewId,
} from "./ids.ts";
import { Reason } from "./reason.ts";
import { Email, Language, LetterLanguage, line, prose } from "./text.ts";
import { Day, Instant } from "./time.ts";

/** Days on which a reviewer is out of office, both included. */
export const Absence = z.strictObject({ from: Day, until: Day }).refine(({ from, until }) => from <= until, {
  params: { code: "EndsBeforeStart" },
  path: ["until"],
  error: "an absence ends on the day it begins or later",
});
export type Absence = z.infer<typeof Absence>;

/** A project with an organisation, and the last year of it: what `priorRelation` looks at. */
const PastProject = z.strictObject({
  organisationId: OrganisationId,
  title: line(200),
  lastYear: z.int().min(1950).max(2100),
});

export const ReviewerProfile = z.strictObject({
  personId: PersonId,
  name: line(120),
  email: Email,
  language: LetterLanguage,
  country: Country,
  /** Who employs them, for the call's conflict rules. */
  organisationId: OrganisationId.optional(),
  employer: line(200).optional(),
  /** The languages they read applications in; those who state none read all. */
  languages: z.array(Language).min(1).max(6).optional(),
  domains: z.array(Slug).max(20),
  /** The lots whose jury they are in, and the tracks; those who are bound to none read everywhere. */
  lots: z.array(Slug).min(1).max(50).optional(),
  tracks: z.array(Slug).min(1).max(20).optional(),
  /** The kinds of applicants they know, as the answers to the question that the call's `affinity.question` names. */
  knows: z.array(Slug).max(20).optional(),
  pastProjects: z.array(PastProject).max(50).optional(),
  /** At least so many reviews, or none of the plans is proposed. */
  minLoad: z.int().min(0).max(200).optional(),
  maxLoad: z.int().min(1).max(200).optional(),
  away: z.array(Absence).max(20).optional(),
});
export type ReviewerProfile = z.infer<typeof ReviewerProfile>;

export const Reviewer = z.object({
  id: ReviewerId,
  callId: CallId,
  state: z.enum(["invited", "active", "declined", "retired"]),
  profile: ReviewerProfile,
  /** What they said to the invitation to the pool. */
  answer: z.object({ at: Instant, why: prose(1000).optional() }).optional(),
  bids: Bids.shape.bids.optional(),
});
export type Reviewer = z.infer<typeof Reviewer>;

/** Who may read in one lot and track, and whether that is enough. */
export const Jury = z.object({
  lotId: Slug.optional(),
  track: Slug,
  applications: z.int(),
  reviewers: z.int(),
  /** So many of them are bound to lots or tracks. */
  bound: z.int(),
  needed: z.int(),
  capacity: z.int(),
  /** Reviews that nobody can give, whatever the assignment. */
  short: z.int(),
});
export type Jury = z.infer<typeof Jury>;

const assigned = {
  id: AssignmentId,
  callId: CallId,
  applicationId: ApplicationId,
  reviewerId: ReviewerId,
  personId: PersonId,
  /** Shown before anything else, so that a conflict can be declared before the content is read. */
  applicant: z.object({ name: z.string(), country: Country.optional() }),
  dueAt: Instant,
  reason: Reason,
};
export const Assignment = z.discriminatedUnion("state", [
  z.object({ ...assigned, state: z.literal("invited"), invitedAt: Instant }),
  z.object({ ...assigned, state: z.literal("accepted"), acceptedAt: Instant }),
  z.object({ ...assigned, state: z.literal("declined"), declinedAt: Instant, why: prose(1000) }),
  z.object({ ...assigned, state: z.literal("conflicted"), declaredAt: Instant, why: prose(1000) }),
  z.object({ ...assigned, state: z.literal("reviewed"), reviewedAt: Instant }),
  /** Taken back: an alternate is asked instead. */
  z.object({ ...assigned, state: z.literal("replaced"), replacedAt: Instant, why: prose(1000) }),
]);
export type Assignment = z.infer<typeof Assignment>;

/** What a reviewer says of their own time. */
export const Availability = z.strictObject({
  away: z.array(Absence).max(20),
  maxLoad: z.int().min(1).max(200).optional(),
});
export type Availability = z.infer<typeof Availability>;

export const Why = z.strictObject({ reason: prose(1000).min(1) });
export type Why = z.infer<typeof Why>;

/** A score, or null for not applicable: never counted as zero. */
export const Scores = z.record(Slug, z.number().min(0).nullable());
export const ReviewContent = z.strictObject({
  scores: Scores,
  toApplicant: prose(4000),
  /** To the applicant, on one criterion each. */
  onCriteria: z.record(Slug, prose(2000)).optional(),
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

/** A criterion as a reviewer is asked about it, in words. */
export const AskedCriterion = z.object({
  id: Slug,
  label: z.string(),
  help: z.string().optional(),
  /** The area of this application that it is judged for, by its kind and, where applicants are known, its name (F15). */
  about: z.string().optional(),
  aspects: z.array(z.string()),
  maxScore: z.number(),
  step: z.number(),
  /** What a score means, from the lowest on. */
  levels: z.array(z.object({ score: z.number(), label: z.string() })),
});
export type AskedCriterion = z.infer<typeof AskedCriterion>;

/** `withoutConsensus` says why staff end the reviewing although one that is past its term was not reached. */
export const CloseReviewing = z.strictObject({ withoutConsensus: prose(1000).min(1).optional() });
export type CloseReviewing = z.infer<typeof CloseReviewing>;

/** How far the reviewing is, for staff. */
export const ReviewingProgress = z.object({
  assignments: z.record(
    z.enum(["invited", "accepted", "declined", "conflicted", "reviewed", "replaced"]),
    z.int().min(0),
  ),
  late: z.array(z.object({ reviewerId: ReviewerId, name: z.string(), applications: z.array(ApplicationId) })),
  /** Applications with fewer reviewers than the call wants. */
  short: z.array(ApplicationId),
  /** Applications whose reviewers' sums lie further apart than the call allows. */
  divergent: z.array(ApplicationId),
  /** How many consensuses are in which state, and which are past their term. */
  consensus: z.object({
    open: z.int().min(0),
    drafted: z.int().min(0),
    agreed: z.int().min(0),
    voided: z.int().min(0),
    late: z.array(ApplicationId),
  }),
});
export type ReviewingProgress = z.infer<typeof ReviewingProgress>;

export const ReviewerFigures = z.object({
  personId: PersonId,
  reviews: z.int().min(0),
  /** How many of them others have reviewed too. */
  compared: z.int().min(0),
  /** The mean distance from the others, in points; absent where nobody else reviewed the same. */
  severity: z.number().optional(),
  spread: z.number().min(0),
});
export type ReviewerFigures = z.infer<typeof ReviewerFigures>;
