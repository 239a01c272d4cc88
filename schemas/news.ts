import * as z from "zod";
import { CallId, EnquiryId, NewsId } from "./ids.ts";
import { Text } from "./text.ts";
import { Instant } from "./time.ts";

/** Who is written to about it: nobody, those who asked to be, or also everybody who has begun an application. */
export const Audience = z.enum(["nobody", "subscribers", "everyone"]);
export type Audience = z.infer<typeof Audience>;

/** What happened, with what a reader needs to know of it. */
export const Happening = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("announced"), opensAt: Instant, closesAt: Instant }),
  z.object({ kind: z.literal("opened"), closesAt: Instant }),
  z.object({ kind: z.literal("deadlineMoved"), from: Instant, to: Instant }),
  /** Something else that the call says has changed; in the words of staff. */
  z.object({ kind: z.literal("changed"), summary: Text }),
  z.object({ kind: z.literal("answered"), enquiryId: EnquiryId, question: Text, answer: Text }),
  z.object({ kind: z.literal("decided") }),
  z.object({ kind: z.literal("cancelled"), why: z.string() }),
]);
export type Happening = z.infer<typeof Happening>;

/** One thing that everybody may know of a call: an entry of the feed, and the reason of letters. */
export const News = z.object({
  id: NewsId,
  callId: CallId,
  at: Instant,
  happening: Happening,
  audience: Audience,
  state: z.literal("published"),
});
export type News = z.infer<typeof News>;
