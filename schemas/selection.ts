import * as z from "zod";
import { Country } from "./call.ts";
import { Slug } from "./form.ts";
import { ApplicationId, CallId, OrganisationId, SelectionId } from "./ids.ts";
import { SelectPolicy, UnmetQuota } from "./planning/select.ts";
import { Reason } from "./reason.ts";
import { line, Text } from "./text.ts";
import { Instant } from "./time.ts";

/** One criterion's mean over the reviews that scored it; null where nobody could. */
export const CriterionMean = z.object({ criterion: Slug, mean: z.string().nullable(), reviews: z.int() });

/** What staff decide other than the rules would, and why: it stands in what the chain approves (F125). */
export const SelectionOverride = z.discriminatedUnion("outcome", [
  z.strictObject({
    outcome: z.literal("selected"),
    applicationId: ApplicationId,
    reason: line(1000).min(1),
    /** Every threshold that it missed, by name (a criterion, or `overall`): none is passed over unsaid. */
    despite: z.array(Slug).max(20).optional(),
    /** The track of the place, where it is another than the one applied for; they may decline it. */
    track: Slug.optional(),
  }),
  z.strictObject({
    outcome: z.literal("rejected"),
    applicationId: ApplicationId,
    reason: line(1000).min(1),
  }),
]);
export type SelectionOverride = z.infer<typeof SelectionOverride>;

/** An honour of the call for one of the selected, and what earned it. */
export const AwardGiven = z.strictObject({
  award: Slug,
  applicationId: ApplicationId,
  reason: line(1000).min(1),
});
export type AwardGiven = z.infer<typeof AwardGiven>;

/** Another number of seats than the call planned, within the range that it leaves open. */
export const SeatsDecided = z.strictObject({ count: z.int().min(1), reason: line(1000).min(1) });

/** What goes before the chain beside what the rules say; none of it is needed. */
export const SelectionProposal = z.strictObject({
  seats: SeatsDecided.optional(),
  overrides: z.array(SelectionOverride).max(200).default([]),
  awards: z.array(AwardGiven).max(200).default([]),
});
export type SelectionProposal = z.infer<typeof SelectionProposal>;

/** What counts instead of the weighted score where the call compares (`selection.compare`), and how it was worked out. */
export const Compared = z.object({
  weighted: z.string(),
  value: z.string(),
  reason: Reason,
  /** The place within the group that it is judged in, thresholds apart; those with equal scores share one (F98). */
  among: z.object({ group: z.string(), rank: z.int().min(1), of: z.int().min(1) }).optional(),
});
export type Compared = z.infer<typeof Compared>;

/** One application's place, and why. */
export const Ranked = z.object({
  applicationId: ApplicationId,
  organisationId: OrganisationId,
  name: z.string(),
  country: Country,
  lotId: Slug.optional(),
  track: Slug,
  /** What quotas count it by; the reserve is called by the same. */
  attributes: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  /** What welcome things gave for the ranking, with the reason of who gave it by hand; not in the unweighted score (F100). */
  points: z
    .array(z.object({ desirable: Slug, points: z.number(), reason: z.string().optional() }))
    .default([]),
  compared: Compared.optional(),
  /** Decimal strings with four places, computed exactly. `score` ranks: the compared or weighted one, and the points. */
  score: z.string(),
  unweighted: z.string(),
  means: z.array(CriterionMean),
  rank: z.int().min(1).nullable(),
  outcome: z.enum(["selected", "reserve", "rejected", "belowThreshold", "ineligible"]),
  reason: Reason,
  /** Set where staff decided other than the rules: who, why, and what the rules had said. */
  override: z
    .object({
      by: z.string(),
      reason: z.string(),
      instead: z.enum(["selected", "notSelected"]),
      despite: z.array(Slug).optional(),
      /** The track that was applied for, where the place is in another. */
      appliedFor: Slug.optional(),
    })
    .optional(),
});
export type Ranked = z.infer<typeof Ranked>;

/** What a selection is as a whole: all of it is in the hash that its approval is bound to. */
export const SelectionContent = z.object({
  ranking: z.array(Ranked),
  awards: z.array(AwardGiven).default([]),
  /** Awards that nobody was proposed for, and how many of them. */
  notAwarded: z.array(z.object({ award: Slug, lotId: Slug.optional(), missing: z.int() })).default([]),
  /** The quotas that could not be met, seats of a lot and a track among them: `seats:se/follower`. */
  unmet: z.array(UnmetQuota).default([]),
  /** How many the call planned, and how many it became, with the reason where that is another number. */
  seats: z.object({ planned: z.int(), decided: z.int(), reason: z.string().optional() }).optional(),
  /** How many seats nobody could be given. */
  unfilled: z.int().default(0),
  policy: SelectPolicy.default("rankLexicographic"),
  /** Whom the other policy would have selected, by the same rules. */
  otherPolicy: z.object({ policy: SelectPolicy, selected: z.array(ApplicationId) }).optional(),
  /** By how much each reviewer gave less (below zero) or more than the others, of a hundred, where that was corrected. */
  severities: z.array(z.object({ personId: z.string(), compared: z.int(), off: z.number() })).optional(),
});
export type SelectionContent = z.infer<typeof SelectionContent>;

const common = {
  ...SelectionContent.shape,
  id: SelectionId,
  callId: CallId,
  contentHash: z.string().length(64),
  proposedBy: z.string(),
  proposedAt: Instant,
};
export const Selection = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("proposed") }),
  z.object({ ...common, state: z.literal("returned"), returned: Reason }),
  z.object({ ...common, state: z.literal("decided"), decidedAt: Instant }),
  z.object({ ...common, state: z.literal("announced"), decidedAt: Instant, announcedAt: Instant }),
]);
export type Selection = z.infer<typeof Selection>;

export const PublicResult = z.object({
  callId: CallId,
  announcedAt: Instant,
  selected: z.array(
    z.object({
      name: z.string(),
      country: Country,
      awards: z.array(z.object({ award: Slug, label: Text })),
    }),
  ),
  /** Selected that did not consent to their name being published. */
  unnamed: z.int(),
});
export type PublicResult = z.infer<typeof PublicResult>;

/** The decision letters as they would leave, a page of them in the order of the ranking; `next` is where to go on. */
export const AnnouncementPreview = z.object({
  counts: z.record(z.string(), z.int()),
  items: z.array(
    z.object({
      applicationId: ApplicationId,
      name: z.string(),
      outcome: Ranked.shape.outcome,
      kind: z.string(),
      language: z.string(),
      to: z.string(),
      subject: z.string(),
      text: z.string(),
    }),
  ),
  next: z.int().optional(),
});
export type AnnouncementPreview = z.infer<typeof AnnouncementPreview>;
