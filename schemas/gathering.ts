import * as z from "zod";
import { saying } from "./consultation.ts";
import { Minutes } from "./exchange.ts";
import { CallId, GatheringId, PersonId } from "./ids.ts";
import { Delegate, delegates, Named } from "./reader.ts";
import { line } from "./text.ts";
import { Instant } from "./time.ts";

const plan = {
  /** A consultation meeting, one of the coordinators of clusters, the programme's kick-off (F84, F89). */
  kind: z.enum(["consultation", "coordinators", "kickOff", "other"]),
  title: line(200),
  place: line(200),
  startsAt: Instant,
  minutes: Minutes,
  agenda: z.array(line(300)).max(30).default([]),
};

/** What was said and decided, as somebody wrote it down. */
const Record = z.object({ text: saying(20_000), writtenBy: PersonId, writtenAt: Instant });

/** Somebody who was asked, and the state of the entry in calendars with which they were. */
export const Guest = z.object({ ...Delegate.shape, since: z.int().min(0).default(0) });
export type Guest = z.infer<typeof Guest>;

/** So many fit one gathering: it is one item of the table. */
export const mostGuests = 1000;

const gathering = {
  id: GatheringId,
  callId: CallId,
  ...plan,
  invited: z.array(Guest).min(1).max(mostGuests),
  moves: z.array(z.object({ from: Instant, to: Instant, why: saying(1000), movedAt: Instant })).default([]),
  /** Counts what changes the entry in a calendar (RFC 5545, 3.8.7.4). */
  sequence: z.int().min(0),
};
const held = { ...gathering, heldAt: Instant };

/** A meeting of a programme with those who prepare it; its minutes are adopted by somebody else than who wrote them. */
export const Gathering = z.discriminatedUnion("state", [
  z.object({ ...gathering, state: z.literal("planned") }),
  z.object({ ...held, state: z.literal("held") }),
  z.object({ ...held, state: z.literal("recorded"), record: Record }),
  z.object({ ...held, state: z.literal("adopted"), record: Record, adoptedBy: PersonId, adoptedAt: Instant }),
  z.object({ ...gathering, state: z.literal("cancelled"), cancelledAt: Instant, why: saying(1000) }),
]);
export type Gathering = z.infer<typeof Gathering>;

export const PlanGathering = z.strictObject({
  callId: CallId,
  ...plan,
  invited: delegates(300).optional(),
  /** Whether the contacts of all who have confirmed a place are asked too, as to a kick-off. */
  participants: z.boolean().default(false),
});
export type PlanGathering = z.infer<typeof PlanGathering>;

export const InviteDelegates = z.strictObject({ invited: delegates(300) });
export const MoveGathering = z.strictObject({ startsAt: Instant, why: saying(1000) });
export type MoveGathering = z.infer<typeof MoveGathering>;
export const RecordGathering = z.strictObject({ text: saying(20_000) });

/** A meeting as those who are invited see it; the minutes once they are adopted. */
export const GatheringView = z.object({
  id: GatheringId,
  state: z.enum(["planned", "held", "recorded", "adopted", "cancelled"]),
  ...plan,
  invited: z.array(Named),
  record: Record.pick({ text: true }).optional(),
});
export type GatheringView = z.infer<typeof GatheringView>;
