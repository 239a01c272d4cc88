import * as z from "zod";
import { Slug } from "./form.ts";
import { CallId, PersonId } from "./ids.ts";
import { ReviewerFigures } from "./reviewing.ts";
import { SpreadsheetForm } from "./spreadsheet.ts";
import { Email, LetterLanguage } from "./text.ts";
import { Instant } from "./time.ts";

/** What is counted: applications, screenings, reviews, consensuses, the ranked, steps of chains, letters, places, objections. */
export const CallPhase = z.enum([
  "applying",
  "screening",
  "reviewing",
  "consensus",
  "selecting",
  "approving",
  "announcing",
  "confirming",
  "objecting",
]);
export type CallPhase = z.infer<typeof CallPhase>;

export const PhaseProgress = z.object({
  phase: CallPhase,
  done: z.int().min(0),
  underWay: z.int().min(0),
  /** Of those under way, the ones whose day is past. */
  late: z.int().min(0),
  /** Not begun, because something else comes first. */
  ahead: z.int().min(0),
  /** Ended without a result: lapsed, withdrawn, declined, replaced, voided. */
  dropped: z.int().min(0),
  /** The last day of what is under way. */
  dueAt: Instant.optional(),
});
export type PhaseProgress = z.infer<typeof PhaseProgress>;

/** Somebody who owes something whose day is past: what it is about, since when, and whole days of 24 hours. */
export const LateHand = z.object({
  phase: CallPhase,
  /** A person, or the role that a step of a chain waits for. */
  who: z.string(),
  email: Email.optional(),
  subjects: z.array(z.object({ id: z.string(), name: z.string() })),
  since: Instant,
  days: z.int().min(0),
});
export type LateHand = z.infer<typeof LateHand>;

/** Between two values it is interpolated, as spreadsheets do (QUARTILE.INC); at most four decimals. */
export const Quartiles = z.object({
  least: z.number(),
  lower: z.number(),
  median: z.number(),
  upper: z.number(),
  greatest: z.number(),
});
export type Quartiles = z.infer<typeof Quartiles>;

/** How reviewers marked one criterion. */
export const CriterionDistribution = z.object({
  criterion: Slug,
  label: z.string(),
  maxScore: z.number(),
  step: z.number(),
  threshold: z.number(),
  /** How many reviews gave each mark, every step of the scale in its order, with its words where it has any; of a scale of over 100 steps, what was given. */
  counts: z.array(z.object({ score: z.number(), label: z.string().optional(), reviews: z.int().min(0) })),
  notApplicable: z.int().min(0),
  quartiles: Quartiles.optional(),
});
export type CriterionDistribution = z.infer<typeof CriterionDistribution>;

/** The marks of one track in one lot. */
export const ScoreDistribution = z.object({
  track: Slug,
  trackLabel: z.string(),
  lotId: Slug.optional(),
  lotLabel: z.string().optional(),
  applications: z.int().min(0),
  reviews: z.int().min(0),
  criteria: z.array(CriterionDistribution),
  /** The unweighted sums that thresholds are held against, one per application; a consensus counts in place of its reviews. */
  totals: z.object({ maxScore: z.number(), threshold: z.number(), quartiles: Quartiles.optional() }),
  /** How far the highest and the lowest sum of an application's reviewers lie apart. */
  divergence: z.object({
    bound: z.number(),
    compared: z.int().min(0),
    divergent: z.int().min(0),
    quartiles: Quartiles.optional(),
  }),
});
export type ScoreDistribution = z.infer<typeof ScoreDistribution>;

export const CallNumbers = z.object({
  callId: CallId,
  at: Instant,
  language: LetterLanguage,
  /** Where the reader manages parts of the call and is not staff: those parts alone are counted. */
  lots: z.array(Slug).optional(),
  phases: z.array(PhaseProgress),
  late: z.array(LateHand),
  scores: z.array(ScoreDistribution),
  /** For staff alone. */
  reviewers: z
    .array(ReviewerFigures.extend({ personId: PersonId, name: z.string(), late: z.int().min(0) }))
    .optional(),
});
export type CallNumbers = z.infer<typeof CallNumbers>;

/** One picture: how far each phase is, or how marks are spread; of one track or lot where they are named. */
export const PictureQuery = z.strictObject({
  of: z.enum(["progress", "scores"]).default("progress"),
  track: Slug.optional(),
  lot: Slug.optional(),
  language: LetterLanguage.optional(),
});
export const NumbersQuery = z.strictObject({ language: LetterLanguage.optional() });
export const ApplicationsSheetQuery = z.strictObject({ as: SpreadsheetForm });
