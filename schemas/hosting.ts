import * as z from "zod";
import { ExchangeReason } from "./exchange.ts";
import { Slug } from "./form.ts";
import { ExchangeId, ParticipationId } from "./ids.ts";
import { line } from "./text.ts";
import { Instant } from "./time.ts";

/** Another host than the rule found, or than staff had planned. */
export const AppointHost = z.strictObject({
  host: ParticipationId,
  /** Somebody whom the host rule would not take hosts all the same. */
  otherThanRule: z.boolean().default(false),
  ...ExchangeReason.shape,
});
export type AppointHost = z.infer<typeof AppointHost>;

/** One meeting that a host rule asks for, and who does it. */
const HostingDuty = z.object({
  duty: line(200),
  exchangeId: ExchangeId,
  state: z.enum(["planned", "confirmed", "moved", "held", "cancelled"]),
  startsAt: Instant,
  host: ParticipationId.optional(),
  organisation: z.string(),
  /** Why somebody else hosts than the rule found at first. */
  handedOver: z.object(ExchangeReason.shape).optional(),
});

/** Which duties there are, by rule and lot, and what became of them: each counts once, however often it moved or was planned anew. */
export const Hosting = z.object({
  expected: z.object({ perLot: z.int(), total: z.int() }),
  planned: z.int(),
  held: z.int(),
  /** Called off, and not planned anew. */
  open: z.int(),
  perLot: z.record(z.string(), z.object({ planned: z.int(), held: z.int() })),
  rules: z.array(z.object({ rule: Slug, lot: z.string().optional(), duties: z.array(HostingDuty) })),
});
export type Hosting = z.infer<typeof Hosting>;
