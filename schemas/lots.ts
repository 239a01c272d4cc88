import * as z from "zod";
import { Slug } from "./form.ts";
import { CallId } from "./ids.ts";
import { Instant } from "./time.ts";

const count = z.int().min(0);

/** How far the applications are that were made to a track of a lot, or to a whole of them. */
export const LotCounts = z.object({
  drafts: count,
  submitted: count,
  /** Drafts that nobody submitted in time. */
  lapsed: count,
  withdrawn: count,
  /** Those, in whichever state, whose deadline lies after the one that is shown for the lot. */
  lateMoved: count,
  screened: count,
  eligible: count,
  /** In the proposed or decided selection; once places are offered, who holds one. */
  selected: count,
  reserve: count,
});
export type LotCounts = z.infer<typeof LotCounts>;

/** What waits for somebody in a lot: how many of it, and the nearest day, where it has one. */
export const LotDue = z.object({
  what: z.enum(["submit", "complete", "screen", "confirmOverride", "review", "decide", "confirmPlace"]),
  /** Who is to act; of a chain, the role of the step that is reached. */
  who: z.string(),
  count,
  dueAt: Instant.optional(),
  late: z.boolean(),
});
export type LotDue = z.infer<typeof LotDue>;

const Seats = z.object({ target: z.int(), min: z.int().optional(), max: z.int().optional() });

const standing = {
  label: z.string(),
  /** Of the lot itself: a lot whose own window is over is closed although the call is still open. */
  state: z.string(),
  manager: z.object({ name: z.string(), email: z.string() }),
  /** Absent until a call is approved, when wall times become instants. */
  opensAt: Instant.optional(),
  closesAt: Instant.optional(),
  /** Deadlines of single applications after that, as they are shown, and how many have each. */
  later: z.array(z.object({ closesAt: Instant, applications: count })),
  counts: LotCounts,
  seats: Seats.optional(),
  tracks: z.array(z.object({ id: Slug, label: z.string(), counts: LotCounts, seats: Seats.optional() })),
  due: z.array(LotDue),
};
const LotStanding = z.object({ ...standing, id: Slug, organiser: z.string().optional() });
export type LotStanding = z.infer<typeof LotStanding>;

/** All lots of a call side by side, and the call as a whole (F02); who manages lots sees those alone. */
export const LotsView = z.object({
  callId: CallId,
  language: z.string(),
  whole: z.object(standing).optional(),
  lots: z.array(LotStanding),
});
export type LotsView = z.infer<typeof LotsView>;
