import * as z from "zod";
import { LetterId } from "./ids.ts";
import { Instant } from "./time.ts";

/** An address that is not written to again; the id holds a hash of it, never the address. */
export const Suppression = z.object({
  id: z.string().regex(/^suppression_[a-z0-9]{25}$/),
  state: z.literal("suppressed"),
  why: z.enum(["bounced", "complained"]),
  /** The letter that came back. */
  letterId: LetterId,
  suppressedAt: Instant,
});
export type Suppression = z.infer<typeof Suppression>;
