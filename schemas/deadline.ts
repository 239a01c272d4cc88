import * as z from "zod";
import { Slug } from "./form.ts";
import { ApplicationId, MoveId } from "./ids.ts";
import { line, Text } from "./text.ts";
import { Instant, WallTime, Zone } from "./time.ts";

/** A deadline that was moved for many at once; public, because everybody plans by it. */
export const Move = z.strictObject({
  id: MoveId,
  who: z.enum(["everyone", "lot", "drafts"]),
  lotId: Slug.optional(),
  /** The displayed deadline before and after; the grace comes on top of either. */
  from: Instant,
  to: Instant,
  movedAt: Instant,
  movedBy: z.string(),
  reason: Text,
  /** The outage that justifies the move, by its number. */
  outage: z.int().min(1).optional(),
});
export type Move = z.infer<typeof Move>;

/** What failed, from when until when, and who says so; public. */
export const Outage = z.strictObject({
  number: z.int().min(1),
  from: Instant,
  until: Instant,
  what: Text,
  /** The person or office that vouches for it. */
  accordingTo: line(200),
  recordedAt: Instant,
  recordedBy: z.string(),
});
export type Outage = z.infer<typeof Outage>;

/** So many moves and so many outages one call can have: they are kept in its item. */
export const mostMoves = 40;

/** What has happened to the deadline of a call that has one. */
export const moved = {
  moves: z.array(Move).max(mostMoves).optional(),
  outages: z.array(Outage).max(mostMoves).optional(),
};

const until = {
  /** The new deadline as a wall time, in the call's zone unless another is named. */
  closes: WallTime,
  zone: Zone.optional(),
  reason: Text,
  outage: z.int().min(1).optional(),
};
export const MoveDeadline = z.strictObject({
  ...until,
  for: z.discriminatedUnion("who", [
    z.strictObject({ who: z.literal("everyone") }),
    z.strictObject({ who: z.literal("lot"), lotId: Slug }),
    z.strictObject({ who: z.literal("drafts") }),
    z.strictObject({ who: z.literal("application"), applicationId: ApplicationId }),
  ]),
});
export type MoveDeadline = z.infer<typeof MoveDeadline>;

export const NewDeadline = z.object(until);
export type NewDeadline = z.infer<typeof NewDeadline>;

export const OutageReport = z.strictObject({
  from: WallTime,
  until: WallTime,
  zone: Zone.optional(),
  what: Text,
  accordingTo: line(200),
});
export type OutageReport = z.infer<typeof OutageReport>;
