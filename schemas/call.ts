import * as z from "zod";
import { CallContent } from "./call/content.ts";
import { moved } from "./deadline.ts";
import { Slug } from "./form.ts";
import { CallId } from "./ids.ts";
import { Reason } from "./reason.ts";
import { Instant } from "./time.ts";

export { CallContent } from "./call/content.ts";
export { Country, EligibilityRule } from "./call/eligibility.ts";
export { HostActivity } from "./call/subject.ts";
export { Criterion, Track } from "./call/track.ts";
export { TravelPolicy } from "./call/travel-policy.ts";

const common = {
  id: CallId,
  content: CallContent,
  /** SHA-256 of the canonical content: what an approval is bound to. */
  contentHash: z.string().length(64),
  createdBy: z.string(),
  /** Which version of the call this is; it goes up with each change after the approval (F126). */
  version: z.int().min(1).default(1),
};
/** The windows, resolved once from wall times and zones to instants: the call's own, and those of lots that have one. */
const scheduled = {
  opensAt: Instant,
  closesAt: Instant,
  approvedAt: Instant,
  lotWindows: z.array(z.object({ id: Slug, opensAt: Instant, closesAt: Instant })).default([]),
  ...moved,
};
/** The last instant of those whose own deadline lies after the call's, grace included; screening waits for it. */
const late = { lateUntil: Instant.optional() };
/** Staff's word that the screening is right, on what they read; nobody is told before, and nobody reviews. */
const ScreeningConfirmed = z.object({ by: z.string(), at: Instant, contentHash: z.string().length(64) });
const screened = { screeningConfirmed: ScreeningConfirmed.optional() };
const closed = { ...scheduled, ...screened, openedAt: Instant, closedAt: Instant };

/** A call in one of its states; a field exists only where it means something. */
export const Call = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("draft"), returned: Reason.optional() }),
  z.object({ ...common, state: z.literal("inApproval"), submittedBy: z.string() }),
  z.object({ ...common, ...scheduled, state: z.literal("approved") }),
  z.object({ ...common, ...scheduled, ...late, state: z.literal("open"), openedAt: Instant }),
  z.object({
    ...common,
    ...scheduled,
    ...late,
    state: z.literal("closing"),
    openedAt: Instant,
    closingAt: Instant,
  }),
  z.object({ ...common, ...closed, ...late, state: z.literal("closed") }),
  z.object({ ...common, ...closed, state: z.literal("screened") }),
  z.object({ ...common, ...closed, state: z.literal("reviewing"), reviewsDueAt: Instant }),
  z.object({ ...common, ...closed, state: z.literal("reviewed") }),
  z.object({ ...common, ...closed, state: z.literal("announced"), announcedAt: Instant }),
  z.object({ ...common, ...closed, state: z.literal("running"), announcedAt: Instant, startedAt: Instant }),
  z.object({
    ...common,
    state: z.literal("cancelled"),
    cancelledAt: Instant,
    reason: Reason,
    /** Its dates, where it had been published: the public goes on seeing it, and why (F47). */
    published: z.object(scheduled).optional(),
  }),
]);
export type Call = z.infer<typeof Call>;
export type CallState = Call["state"];
