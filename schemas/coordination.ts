import * as z from "zod";
import { saying } from "./consultation.ts";
import { BodyId, CallId, GatheringId, LogEntryId, ParticipationId, PersonId } from "./ids.ts";
import { Reader } from "./reader.ts";
import { line } from "./text.ts";
import { Day, Instant } from "./time.ts";

/** A body outside the programme, whom to talk to there, and what is coordinated with it (F91, F92). */
export const DescribeBody = z.strictObject({
  name: line(200),
  kind: z.enum(["authority", "delegation", "region", "association", "research", "programme", "other"]),
  contact: Reader,
  /** What is coordinated: a common theme, a pilot county's work, research that is under way. */
  about: saying(2000),
});
export type DescribeBody = z.infer<typeof DescribeBody>;

const body = { id: BodyId, callId: CallId, ...DescribeBody.shape };
export const Body = z.discriminatedUnion("state", [
  z.object({ ...body, state: z.literal("listed") }),
  z.object({ ...body, state: z.literal("retired"), retiredAt: Instant, why: saying(1000) }),
]);
export type Body = z.infer<typeof Body>;

export const GiveReason = z.strictObject({ why: saying(1000) });
export type GiveReason = z.infer<typeof GiveReason>;

/** What is done next, by whom, and by when. */
export const NextStep = z.strictObject({ nextStep: line(500), who: line(120), by: Day.optional() });
export type NextStep = z.infer<typeof NextStep>;

/**
 * What a log holds: of a body what was coordinated (F92); of a meeting ideas (F84); of a participant ideas and actions
 * (F32), and the advice of its facilitator (F75).
 */
export const LogKind = z.enum(["coordination", "idea", "action", "advice"]);
export type LogKind = z.infer<typeof LogKind>;

export const WriteLog = z.strictObject({
  kind: LogKind,
  day: Day,
  title: line(200),
  text: saying(4000),
  next: NextStep.optional(),
  /** What came of it, where that is known already. */
  outcome: saying(2000).optional(),
});
export type WriteLog = z.infer<typeof WriteLog>;

export const FinishLog = z.strictObject({ outcome: saying(2000) });
export type FinishLog = z.infer<typeof FinishLog>;

const { next: _next, outcome, ...entry } = WriteLog.shape;
const written = {
  id: LogEntryId,
  callId: CallId,
  on: z.union([BodyId, GatheringId, ParticipationId]),
  ...entry,
  writtenBy: PersonId,
  writtenAt: Instant,
};
/** An entry, and what became of it. */
export const LogEntry = z.discriminatedUnion("state", [
  z.object({ ...written, state: z.literal("noted") }),
  z.object({ ...written, state: z.literal("underway"), ...NextStep.shape, outcome }),
  z.object({ ...written, state: z.literal("done"), ...FinishLog.shape, settledAt: Instant }),
  z.object({ ...written, state: z.literal("dropped"), ...GiveReason.shape, settledAt: Instant }),
]);
export type LogEntry = z.infer<typeof LogEntry>;
