import * as z from "zod";
import { Slug } from "./form.ts";
import { line } from "./text.ts";
import { Instant } from "./time.ts";

/** Points for something welcome that no answer shows by itself: staff give them, and say why (F100). */
export const PointsToGive = z.strictObject({
  desirable: Slug,
  /** From nothing to what the criterion gives at most; at most four decimals. */
  points: z
    .number()
    .min(0)
    .max(1000)
    .refine((value) => Math.round(value * 1e4) / 1e4 === value, { params: { code: "TooManyDecimals" } }),
  reason: line(1000).min(1),
});
export type PointsToGive = z.infer<typeof PointsToGive>;

/** The criterion and the hash of what was read of it. */
export const PointsAsRead = z.strictObject({ desirable: Slug, contentHash: z.string().length(64) });
export const PointsToDrop = z.strictObject({ desirable: Slug });

const said = { ...PointsToGive.shape, by: z.string(), at: Instant };
/** They count once they are given; where the call wants two people, somebody else agrees to exactly what was proposed. */
export const GivenPoints = z.discriminatedUnion("state", [
  z.object({ ...said, state: z.literal("proposed"), contentHash: z.string().length(64) }),
  z.object({
    ...said,
    state: z.literal("given"),
    agreed: z.object({ by: z.string(), at: Instant }).optional(),
  }),
]);
export type GivenPoints = z.infer<typeof GivenPoints>;
