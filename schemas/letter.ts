import * as z from "zod";
import { CallId, LetterId } from "./ids.ts";
import { impersonal } from "./impersonal.ts";
import { Email, LetterLanguage, line, prose } from "./text.ts";
import { Instant } from "./time.ts";

/** What a letter says, beyond its words; what each kind needs is typed in `functions/letters/facts.ts`. */
export const Facts = z.record(z.string(), z.json());
export type Facts = z.infer<typeof Facts>;

/** What staff did to a letter before it left, and why; the audit trail of its `handling` holds every such act. */
export const Handled = z.object({ by: z.string(), at: Instant, reason: z.string() });

/** Another subject and other paragraphs than the kind's own; what the facts say in tables and lists stays. */
export const LetterEdit = z.strictObject({
  subject: line(180).optional(),
  /** By the number of the block, as `GET /letters/{id}` shows them. */
  paragraphs: z
    .array(z.strictObject({ block: z.int().min(0).max(200), text: prose(4000).min(1) }))
    .max(50)
    .default([]),
});
export type LetterEdit = z.infer<typeof LetterEdit>;

const sentThen = { because: "That a letter of this kind about this left is part of the record." };
const common = {
  id: LetterId,
  callId: CallId,
  kind: z.string().max(60).register(impersonal, sentThen),
  subjectId: z.string().max(80).register(impersonal, sentThen),
  to: z.object({ name: line(120), email: Email }),
  language: LetterLanguage,
  facts: Facts,
  queuedAt: Instant,
  edited: z.object({ ...LetterEdit.shape, ...Handled.shape }).optional(),
  /** Somebody let it go: it is not held a second time. */
  released: Handled.optional(),
};
const handed = { ...common, sendingAt: Instant };
const sent = { ...handed, sentAt: Instant, messageId: z.string().register(impersonal, sentThen) };

/** Why a letter was not sent: by SES, because its address is suppressed, because its reader has had enough, by itself. */
export const NotSent = z.enum(["rejected", "suppressed", "unsubscribed", "unreadable"]);
export type NotSent = z.infer<typeof NotSent>;

/** A message before and after it leaves. An ambiguous one waits for the event or a person, never for a retry. */
export const Letter = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("queued") }),
  /** It waits until staff release it. */
  z.object({ ...common, state: z.literal("held"), heldAt: Instant }),
  z.object({ ...handed, state: z.literal("sending") }),
  z.object({ ...sent, state: z.literal("sent") }),
  z.object({ ...sent, state: z.literal("delivered"), deliveredAt: Instant }),
  z.object({ ...sent, state: z.literal("bounced"), bouncedAt: Instant }),
  z.object({ ...sent, state: z.literal("complained"), complainedAt: Instant }),
  /** `resend`: somebody wants it sent again, which takes a second person, for it may then come twice. */
  z.object({ ...handed, state: z.literal("ambiguous"), why: z.string(), resend: Handled.optional() }),
  /** A person found out that it arrived. */
  z.object({ ...handed, state: z.literal("settled"), settled: Handled }),
  z.object({ ...handed, state: z.literal("refused"), code: NotSent.default("rejected"), why: z.string() }),
]);
export type Letter = z.infer<typeof Letter>;
