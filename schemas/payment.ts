import * as z from "zod";
import { type Account, AccountRef } from "./bank-account.ts";
import { Cut } from "./claim.ts";
import { BatchId, CallId, ClaimId, PaymentId } from "./ids.ts";
import { Money } from "./money.ts";
import { line } from "./text.ts";
import { Instant } from "./time.ts";

/** What leaves as an order to the bank, and what leaves as a list for payments that the order cannot carry. */
export const Scheme = z.enum(["sepa", "list"]);
export type Scheme = z.infer<typeof Scheme>;

const payment = z.object({
  claimId: ClaimId,
  endToEndId: z.string().max(35),
  money: Money,
  /** Opened when the file is written, and at no other time: a later version moves no byte of it. */
  payee: AccountRef,
  /** What the bank has said so far. */
  outcome: z.enum(["paid", "returned"]).optional(),
});
const batch = {
  id: BatchId,
  callId: CallId,
  createdBy: z.string(),
  /** Who claimed, approved or prepared what is in it: none of them releases it. */
  involved: z.array(z.string()),
  createdAt: Instant,
  scheme: Scheme,
  /** The account of the call's payer, in the version that was in force when the batch was prepared. */
  payer: AccountRef.optional(),
  payments: z.array(payment).min(1),
};
const hashed = { ...batch, contentHash: z.string().length(64) };
export const Batch = z.discriminatedUnion("state", [
  z.object({ ...hashed, state: z.literal("prepared") }),
  /** Before the chain that the call asks for; locked until it has spoken. */
  z.object({ ...hashed, state: z.literal("inApproval") }),
  z.object({ ...hashed, state: z.literal("approved"), approvedAt: Instant, approvedBy: z.array(z.string()) }),
  z.object({ ...hashed, state: z.literal("released"), releasedBy: z.string(), releasedAt: Instant }),
  z.object({
    ...hashed,
    state: z.literal("exported"),
    releasedBy: z.string(),
    releasedAt: Instant,
    exportedAt: Instant,
  }),
  z.object({
    ...hashed,
    state: z.literal("settled"),
    releasedBy: z.string(),
    releasedAt: Instant,
    exportedAt: Instant,
    settledAt: Instant,
  }),
]);
export type Batch = z.infer<typeof Batch>;

/** A batch with the accounts that its payments go to in the clear; it is never stored. */
export type PayableBatch = Omit<Extract<Batch, { releasedAt: string }>, "payments" | "payer"> & {
  payer?: Account | undefined;
  payments: (Omit<Batch["payments"][number], "payee"> & { payee: Account })[];
};

export const PaymentPointer = z.object({
  id: PaymentId,
  state: z.literal("known"),
  batchId: BatchId,
});
export type PaymentPointer = z.infer<typeof PaymentPointer>;

export const PrepareBatch = z.strictObject({ callId: CallId, claims: z.array(ClaimId).min(1).max(30) });
export type PrepareBatch = z.infer<typeof PrepareBatch>;

/** At most thirty more; a batch is made larger step by step. */
export const AddToBatch = PrepareBatch.pick({ claims: true });
export type AddToBatch = z.infer<typeof AddToBatch>;

/** What the bank answered, payment by payment; nothing else makes a claim paid. */
export const BankReport = z.strictObject({
  results: z
    .array(
      z.strictObject({
        endToEndId: z.string().max(35),
        status: z.enum(["paid", "returned"]),
        reason: line(400).optional(),
      }),
    )
    .min(1)
    .max(20),
});
export type BankReport = z.infer<typeof BankReport>;

/** What the approver read, by its hash, and what they take from single lines. */
export const ClaimVerdict = z.strictObject({
  contentHash: z.string().length(64),
  cuts: z.array(Cut).max(35).default([]),
});
export type ClaimVerdict = z.infer<typeof ClaimVerdict>;
