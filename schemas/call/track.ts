import * as z from "zod";
import { NamedRoleKind, Question, Section, Slug } from "../form.ts";
import { Language, line, Text } from "../text.ts";
import { EligibilityRule } from "./eligibility.ts";

/** How many are wanted: the aim, and the bounds that a decision may not leave without a stated reason (F04). */
export const Seats = z.strictObject({
  target: z.int().min(0),
  min: z.int().min(0).optional(),
  max: z.int().min(0).optional(),
});
export type Seats = z.infer<typeof Seats>;

/** What a review scores, 0 to `maxScore` in steps of `step`. */
export const Criterion = z.strictObject({
  id: Slug,
  label: Text,
  /** What the reviewer and the applicant read about it. */
  help: Text.optional(),
  /** What it is judged for: the area that the application is about, or the whole municipality whatever the area (F15). */
  about: z.enum(["area", "municipality"]).optional(),
  /** What it looks at, one by one, without scores of their own (F14, F16). */
  aspects: z.array(z.strictObject({ id: Slug, label: Text })).optional(),
  /** What scores mean, in words, where the call says so. */
  levels: z
    .array(z.strictObject({ score: z.number().min(0), label: Text }))
    .max(50)
    .optional(),
  maxScore: z.number().positive(),
  step: z.number().positive(),
  threshold: z.number().min(0),
  /** Counts for ranking only: thresholds are held against unweighted scores. */
  weight: z.number().positive().default(1),
});
export type Criterion = z.infer<typeof Criterion>;

/** What is welcome: it gives points for the ranking and never excludes anybody (F100). */
export const DesirableCriterion = z.strictObject({
  id: Slug,
  label: Text,
  points: z.number().positive(),
  /** The question whose answer earns the points; without one, staff give them. */
  question: Slug.optional(),
  /** Of points that staff give: whether somebody else agrees before they count. */
  fourEyes: z.boolean().optional(),
  evidence: z.strictObject({ wanted: Text, attachment: Slug.optional() }).optional(),
});
export type DesirableCriterion = z.infer<typeof DesirableCriterion>;

/** A file that the applicant hands in (F13). */
export const AttachmentRule = z.strictObject({
  id: Slug,
  label: Text,
  help: Text.optional(),
  required: z.boolean(),
  maxBytes: z
    .int()
    .min(1)
    .max(100 * 1024 * 1024),
  /** Media types such as `application/pdf`. */
  types: z.array(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/)).min(1),
});
export type AttachmentRule = z.infer<typeof AttachmentRule>;

/** A way to take part (forerunner, follower; twin), with its own form, criteria and rules (F03, F19). */
export const Track = z.strictObject({
  id: Slug,
  label: Text,
  /** What else people call it, per language: `nätverkskommun` beside `följarkommun` (F07). */
  synonyms: z.partialRecord(Language, z.array(line(120)).min(1)).default({}),
  summary: Text.optional(),
  /** The track whose participants in the same lot this one learns from (F20). */
  learnsFrom: Slug.optional(),
  seats: Seats.optional(),
  /** Added to the call's rules; a rule of the same kind takes the place of the call's. */
  eligibility: z.array(EligibilityRule).default([]),
  form: z.array(Question).min(1),
  /** The sections of the form in their order; a question names its own. */
  sections: z.array(Section).default([]),
  attachments: z.array(AttachmentRule).default([]),
  /** The roles that an application must name somebody in (F103). */
  requiredRoles: z.array(NamedRoleKind).default([]),
  /** How many signatories must have signed exactly what is submitted (F107). */
  signatures: z.int().min(0).max(20).default(0),
  criteria: z.array(Criterion).min(1),
  desirable: z.array(DesirableCriterion).default([]),
  /** The sum of unweighted criterion means that an application needs. */
  overallThreshold: z.number().min(0),
});
export type Track = z.infer<typeof Track>;
