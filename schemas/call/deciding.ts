import * as z from "zod";
import { Slug } from "../form.ts";
import { Text } from "../text.ts";

export const Quota = z.strictObject({
  id: Slug,
  attribute: z.enum(["country", "track", "missionCity"]),
  value: z.string().max(60),
  min: z.int().min(0).optional(),
  max: z.int().min(0).optional(),
});
export type Quota = z.infer<typeof Quota>;

const ConflictRule = z.enum(["sameCountry", "sameOrganisation"]);

export const Reviewing = z.strictObject({
  perApplication: z.int().min(1).max(9),
  maxLoad: z.int().min(1),
  conflictRules: z.array(ConflictRule),
  dueDays: z.int().min(1),
  /** Two reviewers whose totals differ by more are shown to the panel. */
  divergence: z.number().positive(),
});
export type Reviewing = z.infer<typeof Reviewing>;

export const SelectionRules = z.strictObject({
  seats: z.int().min(1),
  reserve: z.int().min(0),
  quotas: z.array(Quota),
  tieBreak: z.array(Slug),
  confirmWithinDays: z.int().min(1),
  objectionWithinDays: z.int().min(1),
});
export type SelectionRules = z.infer<typeof SelectionRules>;

export const MatchingRules = z.strictObject({
  policy: z.enum([
    "twinOptimalStable",
    "pilotOptimalStable",
    "maxWelfareStable",
    "maxWeight",
    "maxCardinality",
  ]),
  conflictRules: z.array(ConflictRule),
  question: Slug,
});
export type MatchingRules = z.infer<typeof MatchingRules>;

/** An honour apart from the selection, among the selected of a track: one per lot, or one in all (F37). */
export const Award = z.strictObject({
  id: Slug,
  label: Text,
  among: Slug,
  per: z.enum(["lot", "call"]),
  count: z.int().min(1).default(1),
  basis: Text,
});
export type Award = z.infer<typeof Award>;
