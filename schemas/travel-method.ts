import * as z from "zod";

/** How a journey is paid: what it cost, the EU's unit cost of its distance, or one sum whatever it cost. */
export const TravelMethod = z.enum(["actual", "unitCost", "lumpSum"]);
export type TravelMethod = z.infer<typeof TravelMethod>;

/** A percentage of the daily allowance that a meal which somebody else provided takes away. */
const share = z.int().min(0).max(100);
const perUnit = z.string().regex(/^(0|[1-9][0-9]{0,5})(\.[0-9]{1,4})?$/, {
  error: "expected a decimal string such as 0.255",
});

/** A kind of cost that is paid by how much there was of it, and not by what it cost. */
export const QuantityRate = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("km"), perKm: perUnit }),
  z.strictObject({
    by: z.literal("day"),
    perDay: perUnit,
    less: z.strictObject({ breakfast: share, lunch: share, dinner: share }),
  }),
]);
export type QuantityRate = z.infer<typeof QuantityRate>;

const meals = z.int().min(0).max(366).default(0);
/** How much there was: kilometres in one's own car, or days away and the meals that were provided on them. */
export const Quantity = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("km"), km: z.int().min(1).max(20_000) }),
  z.strictObject({
    by: z.literal("day"),
    days: z.int().min(1).max(366),
    provided: z.strictObject({ breakfast: meals, lunch: meals, dinner: meals }),
  }),
]);
export type Quantity = z.infer<typeof Quantity>;

/** What a line of a kind must show: without a stated rule a missing receipt is a warning for who approves. */
export const Evidence = z.enum(["required", "expected", "none"]);
export type Evidence = z.infer<typeof Evidence>;

/** What becomes of costs for a visit that was called off (F132): nothing is paid, or what it cost until that day. */
export const WhenCancelled = z.enum(["nothing", "actualCosts"]);
export type WhenCancelled = z.infer<typeof WhenCancelled>;
