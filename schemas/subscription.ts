import * as z from "zod";
import { CallId, SubscriptionId } from "./ids.ts";
import { Email, LetterLanguage, line } from "./text.ts";
import { Instant } from "./time.ts";

/** What somebody wants to hear of: one call, or every call of a programme, future ones too. */
export const Topic = z.union([z.strictObject({ callId: CallId }), z.strictObject({ programme: line(60) })]);
export type Topic = z.infer<typeof Topic>;

/** What anybody may ask for; nothing is sent but one letter until its reader confirms. */
export const SubscriptionRequest = z.strictObject({
  topic: Topic,
  email: Email,
  name: line(120).optional(),
  language: LetterLanguage,
});
export type SubscriptionRequest = z.infer<typeof SubscriptionRequest>;

/** The secret of a letter, given back: `{key}.{signature}`, opaque, naming nobody. */
export const SubscriptionToken = z
  .string()
  .regex(/^[a-z0-9]{25}\.[A-Za-z0-9_-]{43}$/, { error: "expected the code from the letter" });

const common = { id: SubscriptionId, topic: Topic };
const reader = { email: Email, name: line(120), language: LetterLanguage, requestedAt: Instant };

/** Who hears of what. A cancelled subscription keeps nothing of the person. */
export const Subscription = z.discriminatedUnion("state", [
  z.object({ ...common, ...reader, state: z.literal("pending") }),
  z.object({ ...common, ...reader, state: z.literal("active"), confirmedAt: Instant }),
  z.object({ ...common, state: z.literal("cancelled"), cancelledAt: Instant }),
]);
export type Subscription = z.infer<typeof Subscription>;
export type ActiveSubscription = Extract<Subscription, { state: "active" }>;
