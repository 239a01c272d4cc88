import * as z from "zod";
import { Slug } from "./form.ts";
import { ApplicationId, CallId } from "./ids.ts";
import { Reason } from "./reason.ts";
import { Ranked } from "./selection.ts";
import { Instant } from "./time.ts";

/** What an applicant may know of the decision on their application; names of reviewers are not part of it. */
export const ApplicantDecision = z.object({
  callId: CallId,
  applicationId: ApplicationId,
  announcedAt: Instant,
  outcome: Ranked.shape.outcome,
  reason: Reason,
  rank: z.int().nullable(),
  /** The track of the place, where there is one. */
  track: Slug,
  /** The sum of the means, which thresholds are held against, and what ranked. */
  unweighted: z.string(),
  score: z.string(),
  points: Ranked.shape.points,
  /** How the weighted score was made comparable, where the call does so: its figures, and the same in words. */
  compared: Ranked.shape.compared,
  comparison: z.string(),
  criteria: z.array(
    z.object({
      id: Slug,
      label: z.string(),
      mean: z.string(),
      maxScore: z.string(),
      threshold: z.string(),
      /** The mean in words, where the call gives marks words. */
      level: z.string().optional(),
    }),
  ),
  /** `about` names the criterion; it is empty where the comment is on the whole. */
  comments: z.array(z.object({ text: z.string(), about: z.string() })),
  awards: z.array(z.object({ label: z.string(), reason: z.string() })),
  /** The rules that an ineligible application did not meet. */
  rules: z.array(z.object({ code: z.string(), detail: z.string() })),
  /** By when to object, on which grounds, and whether the answer can be appealed. */
  objection: z.object({
    until: Instant,
    grounds: z.array(z.object({ id: Slug, label: z.string() })),
    appealable: z.boolean(),
  }),
});
export type ApplicantDecision = z.infer<typeof ApplicantDecision>;
