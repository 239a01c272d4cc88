import * as z from "zod";
import { CallId } from "./ids.ts";
import { Money } from "./money.ts";
import { Instant } from "./time.ts";

/** Sums of claims, each in the currency of the call's travel policy; `asked` is what was eligible before any cap. */
const sums = {
  claims: z.int().min(0),
  asked: Money,
  notCovered: Money,
  /** Submitted and not decided. */
  reserved: Money,
  /** Approved and not paid, what the bank sent back among it. */
  committed: Money,
  paid: Money,
};

export const ReportRow = z.object({
  /** A participant, a trip, or a country. */
  id: z.string(),
  label: z.string(),
  ...sums,
  /** By participant alone: what each of its people, or all of them together, have taken of the cap. */
  capUsed: z.array(z.object({ holder: z.string(), used: Money, of: Money })).optional(),
});
export type ReportRow = z.infer<typeof ReportRow>;

export const ClaimRow = z.object({
  claim: z.string(),
  participant: z.string(),
  country: z.string(),
  trip: z.string(),
  date: z.string(),
  state: z.string(),
  asked: Money,
  notCovered: Money,
  /** What is paid, or stands to be: granted where somebody has approved, else what the rules came to. */
  due: Money,
});
export type ClaimRow = z.infer<typeof ClaimRow>;

export const TravelReport = z.object({
  callId: CallId,
  at: Instant,
  /** Of the whole frame; `free` is what nobody has spoken for. */
  budget: z.object({ frame: Money, reserved: Money, committed: Money, paid: Money, free: Money }),
  byParticipant: z.array(ReportRow),
  byTrip: z.array(ReportRow),
  byCountry: z.array(ReportRow),
  claims: z.array(ClaimRow),
});
export type TravelReport = z.infer<typeof TravelReport>;
