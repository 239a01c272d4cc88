import * as z from "zod";
import { Application } from "./application.ts";
import { Claim, Settlement } from "./claim.ts";
import { Move } from "./deadline.ts";
import { NamedRoleKind, Slug } from "./form.ts";
import { AttachmentId, CallId, ConsensusId } from "./ids.ts";
import { Money } from "./money.ts";
import { Participation } from "./participation.ts";
import { Batch } from "./payment.ts";
import { PublicParts } from "./public-parts.ts";
import { Finding } from "./reason.ts";
import { AskedCriterion, Assignment, Review } from "./reviewing.ts";
import { Instant } from "./time.ts";

const rev = z.object({ rev: z.int() });

/** What everybody may see of a call, in one language. */
export const PublicCall = z.object({
  ...PublicParts.shape,
  id: CallId,
  state: z.enum(["upcoming", "open", "closed", "decided", "cancelled"]),
  language: z.string(),
  title: z.string(),
  summary: z.string(),
  programme: z.string(),
  funder: z.string(),
  owner: z.string(),
  opensAt: Instant,
  closesAt: Instant,
  /** As people read it, with zone and offset. */
  closes: z.string(),
  secondsLeft: z.int().optional(),
  /** Each time the deadline was moved for many, and what failed, with the reasons; first to last. */
  moves: z.array(
    z.object({
      who: Move.shape.who,
      lotId: Slug.optional(),
      from: Instant,
      to: Instant,
      movedAt: Instant,
      reason: z.string(),
      outage: z.int().optional(),
    }),
  ),
  outages: z.array(
    z.object({ number: z.int(), from: Instant, until: Instant, what: z.string(), accordingTo: z.string() }),
  ),
  eligibility: z.array(z.string()),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  media: z.array(
    z.object({
      kind: z.enum(["logo", "picture"]),
      url: z.string(),
      alt: z.string(),
      credit: z.string().optional(),
      licence: z.string().optional(),
    }),
  ),
  /** Whose views these are, and who pays. */
  disclaimer: z.string().optional(),
  contact: z.object({ name: z.string(), email: z.string() }),
  activities: z.array(
    z.object({ id: Slug, title: z.string(), cities: z.array(z.string()), domains: z.array(z.string()) }),
  ),
});
export type PublicCall = z.infer<typeof PublicCall>;

export const PublicCriteria = z.object({
  id: CallId,
  language: z.string(),
  /** How scores are made comparable for the ranking, in words. */
  comparison: z.string(),
  tracks: z.array(
    z.object({
      id: Slug,
      label: z.string(),
      synonyms: z.array(z.string()),
      overallThreshold: z.number(),
      /** Welcome without being asked for. */
      desirable: z.array(z.object({ id: Slug, label: z.string(), points: z.number() })),
      attachments: z.array(z.object({ id: Slug, label: z.string(), required: z.boolean() })),
      criteria: z.array(
        z.object({
          id: Slug,
          label: z.string(),
          help: z.string().optional(),
          about: z.enum(["area", "municipality"]).optional(),
          /** At which level it is judged, in words: for each kind of area that an application may be about. */
          judgedFor: z.array(z.string()),
          aspects: z.array(z.string()),
          /** What marks mean in words, from the lowest on. */
          levels: z.array(z.object({ score: z.number(), label: z.string() })),
          maxScore: z.number(),
          step: z.number(),
          threshold: z.number(),
          weight: z.number(),
        }),
      ),
      questions: z.array(z.object({ id: Slug, label: z.string(), kind: z.string(), required: z.boolean() })),
      /** The roles that an application must name somebody in. */
      roles: z.array(z.object({ role: NamedRoleKind, label: z.string() })),
    }),
  ),
});
export type PublicCriteria = z.infer<typeof PublicCriteria>;

export const SectionStatus = z.object({
  id: z.string(),
  status: z.enum(["empty", "begun", "complete"]),
  /** The revision of the application in which somebody last wrote here; what a partial update is held against. */
  rev: z.int().min(0),
});
export type SectionStatus = z.infer<typeof SectionStatus>;

export const ApplicationAnswer = z.object({
  application: z.intersection(Application, rev),
  /** While drafting nothing is refused; submitting refuses with all those that are errors. */
  findings: z.array(Finding),
  sections: z.array(SectionStatus),
});
export type ApplicationAnswer = z.infer<typeof ApplicationAnswer>;

export const MyReview = z.object({
  assignment: Assignment,
  reviewId: z.string().optional(),
  /** Where the reviewers of the application come to one word. */
  consensusId: ConsensusId.optional(),
});
export type MyReview = z.infer<typeof MyReview>;

export const ReviewSheet = z.object({
  review: z.intersection(Review, rev),
  track: Slug,
  /** The group that it is judged and ranked in, where that is by an answer, such as the type of municipality (F98). */
  judgedWithin: z.object({ question: z.string(), group: z.string() }).optional(),
  criteria: z.array(AskedCriterion),
  answers: z.array(z.object({ question: z.string(), answer: z.unknown() })),
  applicant: Assignment.options[0].shape.applicant,
  /** Whom the application names in which role; where reviewers may not know who applies, the roles alone. */
  roles: z.array(
    z.object({
      role: NamedRoleKind,
      label: z.string(),
      name: z.string().optional(),
      function: z.string().optional(),
    }),
  ),
  /** What was submitted with it, by its kind; the names of the files only where reviewers may know who applies. */
  papers: z.array(z.object({ id: AttachmentId, kind: Slug, fileName: z.string() })),
});
export type ReviewSheet = z.infer<typeof ReviewSheet>;

/** Released by status (F64): travel amounts and tools are for those who were offered a place. */
export const ParticipationView = z.object({
  participation: z.intersection(Participation, rev),
  released: z
    .object({
      travelCap: Money,
      capPer: z.enum(["representative", "participation"]),
      covered: z.array(z.string()),
      claimWithinDays: z.int(),
    })
    .optional(),
  /** What the place is called in the call, and the honours that came with it (F07, F37). */
  role: z.string(),
  awards: z.array(z.string()),
  /** Whom it is matched with: the activity, its cities, and who else learns there. */
  match: z
    .object({
      activity: Slug,
      title: z.string(),
      cities: z.array(z.string()),
      fellows: z.array(z.string()),
    })
    .optional(),
  /** Who takes part in the role that this one learns from, in its own lot (F20). */
  learnsFrom: z.array(z.object({ name: z.string(), country: z.string() })),
});
export type ParticipationView = z.infer<typeof ParticipationView>;

export const ClaimAnswer = z.object({
  claim: z.intersection(Claim, rev),
  /** What would be paid as things stand, before anything is submitted. */
  outlook: Settlement.optional(),
  /** The same in the claimant's own language, line by line, as the letter will say it. */
  words: z.object({ subject: z.string(), text: z.string() }).optional(),
});
export type ClaimAnswer = z.infer<typeof ClaimAnswer>;

export const BatchVerdict = z.strictObject({ contentHash: z.string().length(64) });
export const PaymentFile = z.object({
  batch: z.intersection(Batch, rev),
  fileName: z.string(),
  mediaType: z.string(),
  content: z.string(),
  sha256: z.string(),
});
export type PaymentFile = z.infer<typeof PaymentFile>;

export const Timeline = z.object({
  happened: z.array(z.object({ at: Instant, what: z.string() })),
  ahead: z.array(z.object({ at: Instant, what: z.string() })),
  /** With the meeting that it is about, where it is about one. */
  late: z.array(z.object({ since: Instant, what: z.string(), subject: z.string().optional() })),
});
export type Timeline = z.infer<typeof Timeline>;
