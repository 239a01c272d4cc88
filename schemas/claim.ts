import * as z from "zod";
import { AccountRef } from "./bank-account.ts";
import { Slug } from "./form.ts";
import {
  BatchId,
  BudgetId,
  CallId,
  ClaimId,
  ExchangeId,
  HostId,
  OrganisationId,
  ParticipationId,
  PersonId,
  VoucherId,
} from "./ids.ts";
import { Amount, Currency, Money } from "./money.ts";
import { Finding } from "./reason.ts";
import { Email, LetterLanguage, line, prose } from "./text.ts";
import { Day, Instant } from "./time.ts";
import { Quantity } from "./travel-method.ts";

export const ClaimLine = z.strictObject({
  id: Slug,
  kind: Slug,
  /** What it cost; or, for a kind that is paid by quantity, how much there was of it. */
  amount: Amount.optional(),
  currency: Currency.optional(),
  quantity: Quantity.optional(),
  date: Day,
  receiptSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type ClaimLine = z.infer<typeof ClaimLine>;

export const ClaimContent = z.strictObject({
  contact: z.strictObject({ name: line(120), email: Email, language: LetterLanguage }),
  /** Where the journey began, from which its distance is measured. */
  from: z
    .strictObject({
      name: line(120),
      lat: z.number().min(-90).max(90),
      lon: z.number().min(-180).max(180),
    })
    .optional(),
  /** That the costs of a visit that was called off could not be got back (F132); whoever signs answers for it. */
  declaration: z.strictObject({ signedBy: line(120), signedOn: Day }).optional(),
  lines: z.array(ClaimLine).min(1).max(35),
});
export type ClaimContent = z.infer<typeof ClaimContent>;

/** For a participation, or for a host activity whose people visited one. */
export const OpenClaim = z
  .strictObject({
    participationId: ParticipationId.optional(),
    hostId: HostId.optional(),
    exchangeId: ExchangeId,
    ...ClaimContent.shape,
  })
  .refine(({ participationId, hostId }) => (participationId === undefined) !== (hostId === undefined), {
    path: ["participationId"],
    error: "needs either a participationId or a hostId",
  });
export type OpenClaim = z.infer<typeof OpenClaim>;

/** What the rules made of a claim, frozen when it was submitted. */
export const Settlement = z.object({
  lines: z.array(
    z.object({
      id: Slug,
      converted: Money.nullable(),
      rate: z.string().optional(),
      /** The day or the month that the rate is of. */
      rateOf: z.string().optional(),
      eligible: z.boolean(),
      findings: z.array(Finding),
    }),
  ),
  distanceKm: z.int().min(0).optional(),
  unitCost: Money.optional(),
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
  /** For whom: a participation, or the hosts of an activity. */
  participationId: ParticipationId.optional(),
  hostId: HostId.optional(),
  organisationId: OrganisationId,
  exchangeId: ExchangeId,
  claimant: PersonId,
  content: ClaimContent,
  /** What the term is held against: who was in time once stays in time while mending what was asked or sent back. */
  firstSubmittedAt: Instant.optional(),
  /** How often it was submitted: each submission is followed by a workflow of its own. */
  round: z.int().min(0).default(0),
};
const submitted = {
  ...common,
  submittedAt: Instant,
  contentHash: z.string().length(64),
  settlement: Settlement,
  /** Where the money goes: the bank details of the organisation as they were when the claim was submitted. */
  payee: AccountRef,
};
/** What the approver took from a line, and why; the settlement itself stays as it was frozen. */
export const Cut = z.strictObject({ line: Slug, to: Amount, why: line(400) });
export type Cut = z.infer<typeof Cut>;
const approved = {
  ...submitted,
  approvedBy: z.string(),
  approvedAt: Instant,
  /** What is paid: what the settlement grants, less what was cut. */
  granted: Money,
  cuts: z.array(Cut).default([]),
};

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

/** What a claim holds under a cap, and for which trip. */
export const Hold = z.object({
  claimId: ClaimId,
  representative: PersonId,
  date: Day,
  /** Whether the trip's flat amount is in it: it is paid once for a trip. */
  flat: z.boolean(),
  minor: z.int().min(1),
});
export type Hold = z.infer<typeof Hold>;

/** How much of a frame is spoken for: a cap of a representative, or the call's whole travel budget. */
export const Budget = z.object({
  id: BudgetId,
  callId: CallId,
  state: z.literal("counting"),
  frame: Money,
  /** Minor units, so that two claims at once are added by the database's own comparison. */
  reservedMinor: z.int().min(0),
  frameMinor: z.int().min(0),
  /** Under a cap: which claims it is spoken for by. */
  holds: z.array(Hold).default([]),
});
export type Budget = z.infer<typeof Budget>;

/** What was claimed once and is not paid again while it stands, whoever claims it. */
export const Voucher = z.object({
  id: VoucherId,
  state: z.enum(["claimed", "free"]),
  claimId: ClaimId,
  claimant: PersonId,
  line: ClaimLine,
});
export type Voucher = z.infer<typeof Voucher>;
