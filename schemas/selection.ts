import * as z from "zod";
import { Country } from "./call.ts";
import { Slug } from "./form.ts";
import { ApplicationId, CallId, OrganisationId, SelectionId } from "./ids.ts";
import { Reason } from "./reason.ts";
import { Instant } from "./time.ts";

/** One criterion's mean over the reviews that scored it; null where nobody could. */
export const CriterionMean = z.object({ criterion: Slug, mean: z.string().nullable(), reviews: z.int() });

/** One application's place, and why. */
export const Ranked = z.object({
  applicationId: ApplicationId,
  organisationId: OrganisationId,
  name: z.string(),
  country: Country,
  track: Slug,
  /** Decimal strings with four places, computed exactly. */
  score: z.string(),
  unweighted: z.string(),
  means: z.array(CriterionMean),
  rank: z.int().min(1).nullable(),
  outcome: z.enum(["selected", "reserve", "rejected", "belowThreshold", "ineligible"]),
  reason: Reason,
});
export type Ranked = z.infer<typeof Ranked>;

const common = {
  id: SelectionId,
  callId: CallId,
  ranking: z.array(Ranked),
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
  selected: z.array(z.object({ name: z.string(), country: Country })),
  /** Selected that did not consent to their name being published. */
  unnamed: z.int(),
});
export type PublicResult = z.infer<typeof PublicResult>;
