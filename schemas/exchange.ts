import * as z from "zod";
import { Slug } from "./form.ts";
import { CallId, ExchangeId, NetworkId, ParticipationId, PersonId } from "./ids.ts";
import { Email, LetterLanguage, line, prose } from "./text.ts";
import { Instant } from "./time.ts";

/** How people meet (F28); only a digital meeting is nobody's journey (F61). */
export const ExchangeMode = z.enum(["workshop", "digitalMeeting", "siteVisit"]);
export type ExchangeMode = z.infer<typeof ExchangeMode>;

/** Why a meeting was moved or called off: a word to count by, and what was said to those concerned. */
export const ExchangeReason = z.strictObject({
  code: z.enum(["hostUnable", "tooFewRegistered", "travelDisrupted", "clash", "placeWithdrawn", "other"]),
  why: prose(1000).min(1),
});
export type ExchangeReason = z.infer<typeof ExchangeReason>;

/** A person who comes for a participation, in one of the call's functions (F30, F41). */
export const Registration = z.strictObject({
  participationId: ParticipationId,
  name: line(120),
  email: Email,
  language: LetterLanguage,
  /** One of the call's functions, where it names any. */
  function: Slug.optional(),
});
export type Registration = z.infer<typeof Registration>;

/** What one side took home, and what hosting gave the host: learning goes both ways (F27). */
export const LearningNote = z.object({
  side: z.enum(["host", "guest"]),
  /** Absent where the host is a city that takes no part itself. */
  participationId: ParticipationId.optional(),
  learned: prose(4000),
  benefit: prose(4000).optional(),
  writtenBy: PersonId,
  writtenAt: Instant,
});
export type LearningNote = z.infer<typeof LearningNote>;

export const Move = z.object({ from: Instant, to: Instant, movedAt: Instant, ...ExchangeReason.shape });

const meeting = {
  id: ExchangeId,
  callId: CallId,
  title: line(200),
  /** Where it is held: at a host activity of the call, or with a participant (F35). */
  activity: Slug.optional(),
  host: ParticipationId.optional(),
  /** The network whose calendar it belongs to, and which of its duties this is. */
  networkId: NetworkId.optional(),
  duty: line(200).optional(),
  theme: Slug.optional(),
  mode: ExchangeMode,
  inPerson: z.boolean(),
  startsAt: Instant,
  participants: z.array(ParticipationId).min(1),
  registrations: z.array(Registration).default([]),
  /** Counts what changes the entry in a calendar, as SEQUENCE does in its file (RFC 5545, 3.8.7.4). */
  sequence: z.int().min(0).default(0),
  moves: z.array(Move).default([]),
};
export const Attendance = z.object({
  participationId: ParticipationId,
  representative: PersonId,
  departedFrom: line(120),
});
export type Attendance = z.infer<typeof Attendance>;

/** A meeting: the calendar says planned, the host says confirmed (F40). */
export const Exchange = z.discriminatedUnion("state", [
  z.object({ ...meeting, state: z.literal("planned") }),
  z.object({ ...meeting, state: z.literal("confirmed"), confirmedAt: Instant }),
  z.object({ ...meeting, state: z.literal("moved") }),
  z.object({
    ...meeting,
    state: z.literal("held"),
    heldAt: Instant,
    attendance: z.array(Attendance),
    learning: z.array(LearningNote).default([]),
  }),
  z.object({
    ...meeting,
    state: z.literal("cancelled"),
    cancelledAt: Instant,
    code: ExchangeReason.shape.code.default("other"),
    why: ExchangeReason.shape.why,
  }),
]);
export type Exchange = z.infer<typeof Exchange>;

export const PlanExchange = z.strictObject({
  callId: CallId,
  title: line(200),
  activity: Slug.optional(),
  host: ParticipationId.optional(),
  theme: Slug.optional(),
  mode: ExchangeMode,
  startsAt: Instant,
  participants: z.array(ParticipationId).min(1).max(50),
});
export type PlanExchange = z.infer<typeof PlanExchange>;

export const MoveExchange = z.strictObject({ startsAt: Instant, ...ExchangeReason.shape });
export type MoveExchange = z.infer<typeof MoveExchange>;

export const RecordAttendance = z.strictObject({
  attendance: z
    .array(
      z.strictObject({ participationId: ParticipationId, representative: PersonId, departedFrom: line(120) }),
    )
    .max(200),
});
export type RecordAttendance = z.infer<typeof RecordAttendance>;

/** What is written down afterwards; staff write for a host that takes no part itself. */
export const WriteLearning = z.strictObject({
  participationId: ParticipationId.optional(),
  learned: prose(4000).min(1),
  benefit: prose(4000).optional(),
});
export type WriteLearning = z.infer<typeof WriteLearning>;
