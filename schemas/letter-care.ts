import * as z from "zod";
import { CallId, LetterId } from "./ids.ts";
import { Instant } from "./time.ts";

const kind = z.string().regex(/^[a-z][a-z-]{2,59}$/, { error: "expected a kind of letter" });

/** Which kinds of letters of a call wait for staff before they leave. Empty: all of them leave by themselves. */
export const LetterHold = z.object({
  id: z.string().regex(/^hold_[a-z0-9]{25}$/),
  callId: CallId,
  state: z.enum(["holding", "lifted"]),
  kinds: z.array(kind),
  by: z.string(),
  at: Instant,
  reason: z.string(),
});
export type LetterHold = z.infer<typeof LetterHold>;

export const HoldRequest = z.strictObject({
  /** The whole list: a kind that is left out is no longer held; what is held already waits for its release. */
  kinds: z.array(kind).max(100),
  reason: z.string().min(1).max(1000),
});
export type HoldRequest = z.infer<typeof HoldRequest>;

/** What a person did to one letter: the latest act; the audit chain of this entity holds them all. */
export const LetterHandling = z.object({
  id: z.string().regex(/^handling_[a-z0-9]{25}$/),
  callId: CallId,
  letterId: LetterId,
  state: z.enum(["edited", "released", "resendProposed", "resent", "settled"]),
  by: z.string(),
  at: Instant,
  reason: z.string(),
});
export type LetterHandling = z.infer<typeof LetterHandling>;

/** Whether somebody wants the optional letters of a call: those that remind, and decide nothing. */
export const OptOut = z.object({
  id: z.string().regex(/^optout_[a-z0-9]{25}$/),
  callId: CallId,
  state: z.enum(["out", "in"]),
  /** The letter by whose link it was said last; it knows the address. */
  letterId: LetterId,
  at: Instant,
});
export type OptOut = z.infer<typeof OptOut>;

/** The secret of an optional letter, `{key}.{signature}`: opaque, and good for ending letters of its sort only. */
export const LetterToken = z
  .string()
  .regex(/^[a-z0-9]{25}\.[A-Za-z0-9_-]{43}$/, { error: "expected the code from the letter" });
