import * as z from "zod";
import { Instant } from "../../schemas/time.ts";
import { Quantity } from "../../schemas/travel-method.ts";
import { count, text, titled } from "./fact-parts.ts";

const exchange = { ...titled, exchangeTitle: text };
const money = { amount: text, currency: text };
/** How a claim comes to its sum: each line, what is said of the whole, and the sums. */
const working = {
  lines: z
    .array(
      z.object({
        id: text,
        kind: text,
        date: text,
        claimed: z.object(money).optional(),
        quantity: Quantity.optional(),
        /** Whether it counts, and for how much in the currency of the policy. */
        counts: z.boolean(),
        worth: text,
        rate: text,
        rateOf: text,
        codes: z.array(text),
      }),
    )
    .default([]),
  findings: z.array(text).default([]),
  eligible: text,
  capLeft: text,
  flat: z.object({ amount: text, km: count }).optional(),
};

/** What the letters about travel costs need to know. */
export const claimFacts = {
  /** Shown before a claim is submitted, and never sent. */
  "claim-outlook": z.object({ ...exchange, ...money, ...working, claimNumber: text, notCovered: text }),
  "claim-received": z.object({ ...exchange, ...money, ...working, claimNumber: text, notCovered: text }),
  "claim-approved": z.object({
    ...exchange,
    ...money,
    ...working,
    claimNumber: text,
    /** What the rules came to, before the approver took something from single lines. */
    settled: text,
    notCovered: text,
    cuts: z.array(z.object({ line: text, to: text, why: text })).default([]),
  }),
  "claim-changes-requested": z.object({ ...exchange, claimNumber: text, question: text }),
  "claim-rejected": z.object({ ...exchange, claimNumber: text, why: text, contactEmail: text }),
  /** To the office: nobody has decided, or paid what was approved, in the time that the call gives it. */
  "claim-overdue": z.object({
    ...exchange,
    ...money,
    claimNumber: text,
    organisation: text,
    waitsFor: z.enum(["decision", "payment"]),
    since: Instant,
    dueAt: Instant,
    escalated: z.boolean(),
  }),
  /** To who took part and has not claimed: the term is running out. */
  "claim-due": z.object({
    ...exchange,
    organisation: text,
    lastDay: text,
    daysLeft: count,
    missing: count,
    begun: z.boolean(),
  }),
  "receipt-infected": z.object({ ...titled, claimNumber: text, fileName: text }),
  "claim-paid": z.object({ ...exchange, ...money, claimNumber: text, endToEndId: text }),
  "claim-payment-returned": z.object({ ...exchange, ...money, claimNumber: text, why: text }),
} as const satisfies Record<string, z.ZodType>;
