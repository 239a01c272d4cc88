import * as z from "zod";
import { Slug } from "./form.ts";
import { CallId, MatchingId, ParticipationId } from "./ids.ts";
import { Reason } from "./reason.ts";
import { Instant } from "./time.ts";

export const MatchedPair = z.object({
  participationId: ParticipationId,
  name: z.string(),
  activity: Slug.nullable(),
  reason: Reason,
});

const common = {
  id: MatchingId,
  callId: CallId,
  policy: z.string(),
  pairs: z.array(MatchedPair),
  blockingPairs: z.int().min(0),
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
