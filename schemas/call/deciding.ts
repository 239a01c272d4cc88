import * as z from "zod";
import { Slug } from "../form.ts";
import { SelectPolicy } from "../planning/select.ts";
import { Text } from "../text.ts";
import { Day } from "../time.ts";
import { Comparison } from "./comparison.ts";
import { Dimension } from "./subject.ts";

/**
 * What a quota counts by: what was applied for (`place` is a track within a lot, `se/follower`), a fact of the
 * organisation (`returning`: it took a place in another call before, as the record of all calls says, F108), whether it stands in a register of the call, so that new ones and those who return can be told apart,
 * or what was answered to a question.
 */
export const Attribute = z.union([
  z.enum(["country", "lot", "track", "place", "type", "missionCity", "returning"]),
  z.templateLiteral(["register:", Slug]),
  z.templateLiteral(["answer:", Slug]),
]);
export type Attribute = z.infer<typeof Attribute>;

export const Quota = z.strictObject({
  id: Slug,
  attribute: Attribute,
  value: z.string().max(60),
  min: z.int().min(0).optional(),
  max: z.int().min(0).optional(),
  /** A wish: as near to it as the seats and all minima and maxima allow. */
  target: z.int().min(0).optional(),
  /** Gives way, no further than it must, where it could not be met otherwise. */
  soft: z.boolean().optional(),
});
export type Quota = z.infer<typeof Quota>;

/** How an application that lacks something is dealt with, and when who may not take part is told. */
export const ScreeningRules = z.strictObject({
  /** So many days an applicant has to add what is asked for. */
  completeWithinDays: z.int().min(1).max(60),
  remindDaysBefore: z.int().min(1).max(30),
  /** As soon as staff have confirmed the screening, or together with everybody's decision. */
  tellIneligible: z.enum(["afterScreening", "withDecision"]),
});
export type ScreeningRules = z.infer<typeof ScreeningRules>;

const ConflictRule = z.enum(["sameCountry", "sameOrganisation"]);

/** `priorRelation`: worked for or with the applicant lately; `competingApplication`: their own employer applies for the same. */
const ReviewConflictRule = z.enum([...ConflictRule.options, "priorRelation", "competingApplication"]);

/** What follows when reviews are late: reminded before, on and after the due date, then the manager is told (F53). */
const LateReviews = z.strictObject({
  remindDaysBefore: z.int().min(1).max(30),
  escalateDaysAfter: z.int().min(1).max(30),
  /** Whether an alternate is asked at once when the manager is told; else staff decide. */
  replace: z.boolean().default(false),
});

/**
 * What makes a reviewer fit an application, in shares of the whole: the domains they have in common, the kind of
 * applicant (the answer to `question`, which a reviewer's profile may know), and what the reviewer bid.
 */
const AffinityWeights = z.strictObject({
  domains: z.int().min(0).max(100),
  kind: z.int().min(0).max(100).default(0),
  question: Slug.optional(),
  bids: z.int().min(0).max(100).default(0),
});

/** Reviewers of one application come to one word on it: always, or where they differ. */
const ConsensusRules = z.strictObject({
  when: z.enum(["always", "onDivergence"]),
  withinDays: z.int().min(1).max(60),
});

export const Reviewing = z.strictObject({
  perApplication: z.int().min(1).max(9),
  maxLoad: z.int().min(1),
  conflictRules: z.array(ReviewConflictRule),
  /** How many years a relation to the applicant counts for `priorRelation`; three where the call says nothing. */
  relationYears: z.int().min(1).max(20).optional(),
  dueDays: z.int().min(1),
  /** Domains alone where the call says nothing. */
  affinity: AffinityWeights.optional(),
  late: LateReviews.optional(),
  /** Two reviewers whose totals differ by more are shown to the panel. */
  divergence: z.number().positive(),
  consensus: ConsensusRules.optional(),
  /** Applicants never learn who reviewed; where `double`, reviewers do not learn who applies either. */
  blind: z.enum(["single", "double"]).optional(),
});
export type Reviewing = z.infer<typeof Reviewing>;

/** On which procedural grounds a decision is looked at again where the call names none of its own (F125). */
export const usualGrounds = [
  {
    id: "facts",
    label: { sv: "Beslutet bygger på en felaktig uppgift", en: "The decision rests on a wrong fact" },
  },
  {
    id: "procedure",
    label: { sv: "Handläggningen följde inte reglerna", en: "The procedure was not followed" },
  },
  {
    id: "conflict",
    label: {
      sv: "Någon som deltog i beslutet var jävig",
      en: "Somebody who took part had a conflict of interest",
    },
  },
];

const Redress = z.strictObject({
  grounds: z.array(z.strictObject({ id: Slug, label: Text })).min(1),
  /** The office promises an answer within so many days. */
  replyWithinDays: z.int().min(1).max(365),
  /** Whether the answer can be appealed elsewhere; the letter says so. */
  appealable: z.boolean().default(false),
});

export const SelectionRules = z.strictObject({
  seats: z.int().min(1),
  /** "About thirty": how few and how many a proposal may make of them, with a reason (F04). */
  range: z.strictObject({ min: z.int().min(1), max: z.int().min(1) }).optional(),
  reserve: z.int().min(0),
  quotas: z.array(Quota),
  tieBreak: z.array(Slug),
  /** Down the ranking where nothing is said; the result of the other one is shown beside it (F125). */
  policy: SelectPolicy.optional(),
  /** How scores become comparable across tracks and lots; points as they are where nothing is said. */
  compare: Comparison.optional(),
  /** The last day on which the reserve is called. */
  reserveUntil: Day.optional(),
  confirmWithinDays: z.int().min(1),
  objectionWithinDays: z.int().min(1),
  redress: Redress.optional(),
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
  /** The question in which twins rank activities. */
  question: Slug,
  /** What else pairs are scored by, from which question of the twins, and what each weighs; without any, by shared domains. */
  dimensions: z
    .array(z.strictObject({ id: Dimension, question: Slug, weight: z.int().min(1).max(100) }))
    .max(3)
    .default([]),
  /** What the place on the twin's own list weighs beside them. */
  rankWeight: z.int().min(0).max(100).default(0),
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
