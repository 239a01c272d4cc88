import * as z from "zod";
import { CallId, LetterId } from "./ids.ts";
import { Email, LetterLanguage, line } from "./text.ts";
import { Instant } from "./time.ts";

/** What a letter says, beyond its words; what each kind needs is typed in `functions/letters/facts.ts`. */
export const Facts = z.record(z.string(), z.json());
export type Facts = z.infer<typeof Facts>;

const common = {
  id: LetterId,
  callId: CallId,
  kind: z.string().max(60),
  subjectId: z.string().max(80),
  to: z.object({ name: line(120), email: Email }),
  language: LetterLanguage,
  facts: Facts,
  queuedAt: Instant,
};
const handed = { ...common, sendingAt: Instant };
const sent = { ...handed, sentAt: Instant, messageId: z.string() };

/** A message before and after it leaves. An ambiguous one waits for the event or a person, never for a retry. */
export const Letter = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("queued") }),
  z.object({ ...handed, state: z.literal("sending") }),
  z.object({ ...sent, state: z.literal("sent") }),
  z.object({ ...sent, state: z.literal("delivered"), deliveredAt: Instant }),
  z.object({ ...sent, state: z.literal("bounced"), bouncedAt: Instant }),
  z.object({ ...sent, state: z.literal("complained"), complainedAt: Instant }),
  z.object({ ...handed, state: z.literal("ambiguous"), why: z.string() }),
  z.object({ ...handed, state: z.literal("refused"), why: z.string() }),
]);
export type Letter = z.infer<typeof Letter>;
