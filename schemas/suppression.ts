import * as z from "zod";
import { CallId, LetterId } from "./ids.ts";
import { Instant } from "./time.ts";

const common = {
  id: z.string().regex(/^suppression_[a-z0-9]{25}$/),
  why: z.enum(["bounced", "complained"]),
  /** The letter that came back; it knows the address, the call and whom it was about. */
  letterId: LetterId,
  callId: CallId,
  suppressedAt: Instant,
};

/** An address that is not written to until staff release it; the id holds a hash of it, never the address. */
export const Suppression = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("suppressed") }),
  z.object({ ...common, state: z.literal("released"), releasedAt: Instant, reason: z.string() }),
]);
export type Suppression = z.infer<typeof Suppression>;
