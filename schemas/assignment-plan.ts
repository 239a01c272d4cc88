import * as z from "zod";
import { ApplicationId, CallId, PlanId, ReviewerId } from "./ids.ts";
import { AssignedReason, AssignObjective } from "./planning/assign.ts";
import { Reason } from "./reason.ts";
import { Instant } from "./time.ts";

export const AssignedPair = z.strictObject({ applicationId: ApplicationId, reviewerId: ReviewerId });
export type AssignedPair = z.infer<typeof AssignedPair>;

/** What staff may ask of an assignment beyond the call's own rules; each wish has a price, which is shown. */
export const AssignmentWishes = z.strictObject({
  /** The least that an application gets first, then the total, where nothing is said. */
  objective: AssignObjective.optional(),
  /** Nobody reads more than so many: evens out the loads. A reviewer's own lower limit stays. */
  maxLoad: z.int().min(1).max(200).optional(),
  /** At least so many of every application's reviewers have at least this affinity. */
  tier: z.strictObject({ atLeast: z.int().min(1).max(9), tau: z.int().min(1).max(100) }).optional(),
  /** Pairs that must be. A conflict of interest cannot be forced. */
  force: z.array(AssignedPair).max(100).default([]),
  /** Pairs that must not be. */
  forbid: z.array(AssignedPair).max(100).default([]),
});
export type AssignmentWishes = z.infer<typeof AssignmentWishes>;

const planCommon = {
  id: PlanId,
  callId: CallId,
  proposedAt: Instant,
  pairs: z.array(AssignedPair.extend({ affinity: z.number(), reason: Reason })),
  total: z.number(),
  bound: z.number(),
  optimal: z.boolean(),
  minAppSum: z.number(),
  wishes: AssignmentWishes.default({ force: [], forbid: [] }),
  /** The hash of what it was computed from, before the wishes: field, pool, conflicts, fit. */
  basis: z.string().optional(),
  /** What people changed since it was proposed, and what each change took from the total. */
  adjustments: z.array(z.object({ at: Instant, by: z.string(), cost: z.number() })).default([]),
};

/** A proposed assignment waits for a person's word before anybody is invited. */
export const AssignmentPlan = z.discriminatedUnion("state", [
  z.object({ ...planCommon, state: z.literal("proposed") }),
  z.object({ ...planCommon, state: z.literal("committed"), committedAt: Instant }),
  z.object({ ...planCommon, state: z.literal("discarded"), discardedAt: Instant }),
]);
export type AssignmentPlan = z.infer<typeof AssignmentPlan>;

/** What an assignment under some wishes would be, beside the plan that is proposed. `cost` is plan less alternative. */
export const AssignmentAlternative = z.discriminatedUnion("feasible", [
  z.object({
    feasible: z.literal(true),
    wishes: AssignmentWishes,
    total: z.number(),
    minAppSum: z.number(),
    optimal: z.boolean(),
    highestLoad: z.int(),
    cost: z.number(),
    added: z.array(AssignedPair),
    removed: z.array(AssignedPair),
  }),
  z.object({
    feasible: z.literal(false),
    wishes: AssignmentWishes,
    /** Reviews that these applications need, and what all their possible reviewers can take. */
    demand: z.int().optional(),
    capacity: z.int().optional(),
    applications: z.array(z.string()).default([]),
    /** Forced pairs that cannot stand together with the rest. */
    cannotStand: z.array(AssignedPair).default([]),
  }),
]);
export type AssignmentAlternative = z.infer<typeof AssignmentAlternative>;

/** What it costs that nobody reads more than `maxLoad`. */
export const LoadPrice = z.object({
  maxLoad: z.int(),
  total: z.number(),
  minAppSum: z.number(),
  cost: z.number(),
});
export type LoadPrice = z.infer<typeof LoadPrice>;

/** Why each pair: what stood in the way of the next best, and what forcing or forbidding would cost. */
export const AssignmentExplanation = z.object({ items: z.array(AssignedReason) });

/** What a reviewer says of an application before anybody is assigned. */
export const Bid = z.enum(["eager", "willing", "reluctant", "conflict"]);
export type Bid = z.infer<typeof Bid>;
export const Bids = z.strictObject({
  bids: z.record(ApplicationId, Bid).refine((bids) => Object.keys(bids).length <= 500, {
    params: { code: "TooMany" },
    error: "at most 500 applications",
  }),
});
export type Bids = z.infer<typeof Bids>;

/** What a reviewer is shown to bid on: enough to know one's subject and one's conflicts, and no more. */
export const Biddable = z.object({
  applicationId: ApplicationId,
  applicant: z.object({ name: z.string(), country: z.string() }).optional(),
  track: z.string().optional(),
  domains: z.array(z.string()),
  bid: Bid.optional(),
});
export type Biddable = z.infer<typeof Biddable>;
