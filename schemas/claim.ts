import * as z from "zod";
import { Slug } from "./form.ts";
import {
  BatchId,
  BudgetId,
  CallId,
  ClaimId,
  ExchangeId,
  OrganisationId,
  ParticipationId,
  PersonId,
} from "./ids.ts";
import { Amount, Currency, Money } from "./money.ts";
import { Finding } from "./reason.ts";
import { Email, LetterLanguage, line, prose } from "./text.ts";
import { Day, Instant } from "./time.ts";

export const ClaimLine = z.strictObject({
  id: Slug,
  kind: Slug,
  amount: Amount,
  currency: Currency,
  date: Day,
  receiptSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type ClaimLine = z.infer<typeof ClaimLine>;

export const ClaimContent = z.strictObject({
  contact: z.strictObject({ name: line(120), email: Email, language: LetterLanguage }),
  /** Where the money goes; checked, shown to finance, masked to everybody else. */
  payee: z.strictObject({ holder: line(70), iban: z.string().max(40) }),
  lines: z.array(ClaimLine).min(1).max(50),
});
export type ClaimContent = z.infer<typeof ClaimContent>;

export const OpenClaim = z.strictObject({
  participationId: ParticipationId,
  exchangeId: ExchangeId,
  ...ClaimContent.shape,
});
export type OpenClaim = z.infer<typeof OpenClaim>;

/** What the rules made of a claim, frozen when it was submitted. */
export const Settlement = z.object({
  lines: z.array(
    z.object({
      id: Slug,
      converted: Money.nullable(),
      rate: z.string().optional(),
      eligible: z.boolean(),
      findings: z.array(Finding),
    }),
  ),
  eligible: Money,
  capLeftBefore: Money,
  reimbursed: Money,
  notCovered: Money,
  findings: z.array(Finding),
});
export type Settlement = z.infer<typeof Settlement>;

const common = {
  id: ClaimId,
  callId: CallId,
  participationId: ParticipationId,
  organisationId: OrganisationId,
  exchangeId: ExchangeId,
  claimant: PersonId,
  content: ClaimContent,
};
const submitted = {
  ...common,
  submittedAt: Instant,
  contentHash: z.string().length(64),
  settlement: Settlement,
};
const approved = { ...submitted, approvedBy: z.string(), approvedAt: Instant };

export const Claim = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("draft") }),
  z.object({ ...submitted, state: z.literal("submitted") }),
  z.object({ ...common, state: z.literal("changesRequested"), asked: prose(2000) }),
  z.object({ ...approved, state: z.literal("approved") }),
  z.object({ ...submitted, state: z.literal("rejected"), rejectedAt: Instant, why: prose(2000) }),
  z.object({ ...approved, state: z.literal("batched"), batchId: BatchId }),
  z.object({ ...approved, state: z.literal("paid"), batchId: BatchId, paidAt: Instant }),
  z.object({
    ...approved,
    state: z.literal("returned"),
    batchId: BatchId,
    returnedAt: Instant,
    why: prose(400),
  }),
]);
export type Claim = z.infer<typeof Claim>;

/** How much of a frame is spoken for: a cap of a representative, or the call's whole travel budget. */
export const Budget = z.object({
  id: BudgetId,
  callId: CallId,
  state: z.literal("counting"),
  frame: Money,
  /** Minor units, so that two claims at once are added by the database's own comparison. */
  reservedMinor: z.int().min(0),
  frameMinor: z.int().min(0),
});
export type Budget = z.infer<typeof Budget>;

const payment = z.object({
  claimId: ClaimId,
  endToEndId: z.string().max(35),
  money: Money,
});
const batch = {
  id: BatchId,
  callId: CallId,
  createdBy: z.string(),
  /** Who claimed, approved or prepared what is in it: none of them releases it. */
  involved: z.array(z.string()),
  createdAt: Instant,
  payments: z.array(payment).min(1),
};
const hashed = { ...batch, contentHash: z.string().length(64) };
export const Batch = z.discriminatedUnion("state", [
  z.object({ ...hashed, state: z.literal("prepared") }),
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

export const PrepareBatch = z.strictObject({ callId: CallId, claims: z.array(ClaimId).min(1).max(30) });
export type PrepareBatch = z.infer<typeof PrepareBatch>;

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
    .max(30),
});
export type BankReport = z.infer<typeof BankReport>;
