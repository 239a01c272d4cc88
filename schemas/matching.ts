import * as z from "zod";
import { Capacity } from "./call/subject.ts";
import { Slug } from "./form.ts";
import { PairScore } from "./host.ts";
import { CallId, MatchingId, ParticipationId } from "./ids.ts";
import { MatchPolicy } from "./planning/match.ts";
import { Reason } from "./reason.ts";
import { Instant } from "./time.ts";

const Pair = z.strictObject({ participationId: ParticipationId, activity: Slug });

/** What staff settle before the rule is asked: pairs that must be, pairs that must not, and what an activity takes. */
export const MatchingWish = z.strictObject({
  /** Another policy than the call's. */
  policy: MatchPolicy.optional(),
  pins: z.array(Pair).max(200).default([]),
  forbidden: z.array(Pair).max(500).default([]),
  capacities: z.record(Slug, Capacity).default({}),
});
export type MatchingWish = z.infer<typeof MatchingWish>;

export const MatchedPair = z.object({
  participationId: ParticipationId,
  name: z.string(),
  activity: Slug.nullable(),
  /** What it had before, in a matching that is made again. */
  before: Slug.nullable().default(null),
  reason: Reason,
  /** What the two have in common; absent for who has no activity. */
  score: PairScore.optional(),
});
export type MatchedPair = z.infer<typeof MatchedPair>;

/** What a policy makes of the same market: the price of stability is the difference in weight (F67). */
export const PolicyOutcome = z.object({
  policy: MatchPolicy,
  matched: z.int(),
  weight: z.number(),
  blockingPairs: z.int(),
});
export type PolicyOutcome = z.infer<typeof PolicyOutcome>;

/** Who would rather have each other: the first hundred. */
const Blocking = z.array(Pair).max(100);

const common = {
  id: MatchingId,
  callId: CallId,
  /** 1 for the first; each time that somebody left or came, one more. */
  round: z.int().min(1).default(1),
  policy: z.string(),
  pairs: z.array(MatchedPair),
  matched: z.int().min(0).default(0),
  weight: z.number().default(0),
  blockingPairs: z.int().min(0),
  blocking: Blocking.default([]),
  /** What all policies would make of it, under the same wishes; empty in a matching that is made again. */
  comparison: z.array(PolicyOutcome).default([]),
  /** Activities with fewer twins than they need. */
  problems: z.array(Reason).default([]),
  wish: MatchingWish.default({ pins: [], forbidden: [], capacities: {} }),
  contentHash: z.string().length(64),
  proposedBy: z.string(),
  proposedAt: Instant,
};
export const Matching = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("proposed") }),
  z.object({ ...common, state: z.literal("returned"), returned: Reason }),
  z.object({ ...common, state: z.literal("decided"), decidedAt: Instant }),
  z.object({ ...common, state: z.literal("announced"), decidedAt: Instant, announcedAt: Instant }),
]);
export type Matching = z.infer<typeof Matching>;

const Outcome = PolicyOutcome.extend({ blocking: Blocking, problems: z.array(Reason) });
/** What wishes would change, and at whose cost; nothing is written. */
export const WhatIf = z.object({
  without: Outcome,
  with: Outcome,
  cost: z.object({ matched: z.int(), weight: z.number(), blockingPairs: z.int() }),
  changed: z.array(
    z.object({
      participationId: ParticipationId,
      name: z.string(),
      from: Slug.nullable(),
      to: Slug.nullable(),
      reason: Reason,
    }),
  ),
});
export type WhatIf = z.infer<typeof WhatIf>;
