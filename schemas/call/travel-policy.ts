import * as z from "zod";
import { Slug } from "../form.ts";
import { OrganisationId } from "../ids.ts";
import { Amount, Money } from "../money.ts";
import { Evidence, QuantityRate, TravelMethod, WhenCancelled } from "../travel-method.ts";

const Cap = z.strictObject({
  per: z.enum(["representative", "participation"]),
  money: Money,
  /** How many trips are covered at all. */
  trips: z.int().min(1).max(100).optional(),
});

/** What a call pays for journeys (F61 to F63, F110, F132). */
export const TravelPolicy = z
  .strictObject({
    currency: z.string().length(3),
    covered: z.array(Slug).min(1),
    inPersonOnly: z.boolean(),
    method: TravelMethod.default("actual"),
    lumpSum: Amount.optional(),
    /** Kinds that are paid by kilometre or by day, and not by what they cost. */
    quantities: z.record(Slug, QuantityRate).default({}),
    evidence: z.record(Slug, Evidence).default({}),
    whenCancelled: WhenCancelled.default("nothing"),
    rateProvider: z.enum(["ecb", "inforeuro"]).default("ecb"),
    cap: Cap,
    /** Under which cap people of host activities claim, when they visit a participant; absent where they may not. */
    hosts: z.strictObject({ cap: Cap }).optional(),
    perTripCap: Money.optional(),
    claimWithinDays: z.int().min(1),
    /** How long before the last day for a claim whoever has made none is reminded. */
    remindDaysBefore: z.int().min(1).max(30).default(7),
    /** In how many days a claim is decided and an approved one paid; the call's contact hears of what is late. */
    decideWithinDays: z.int().min(1).max(28).default(14),
    payWithinDays: z.int().min(1).max(28).default(14),
    /** The frame that all claims of the call together stay within (F110). */
    budget: Money,
    /** Whose account pays, which finance gives apart; without one, payments leave as a list and not as an order to the bank. */
    payer: OrganisationId.optional(),
  })
  .refine(({ method, lumpSum }) => method !== "lumpSum" || lumpSum !== undefined, {
    path: ["lumpSum"],
    error: "the method lumpSum needs the amount of the lump sum",
  });
export type TravelPolicy = z.infer<typeof TravelPolicy>;
