import * as z from "zod";
import { ApprovalStep } from "./approval-step.ts";
import { ApprovalId, CallId } from "./ids.ts";
import { prose } from "./text.ts";
import { Instant } from "./time.ts";

/** What happened at a step: whose word it was and when. */
const StepVerdict = z.object({ by: z.string(), at: Instant, comment: prose(2000).optional() });

const common = {
  id: ApprovalId,
  callId: CallId,
  /** The object that is approved and the hash of exactly what is approved: another content needs another approval. */
  subject: z.string(),
  subjectKind: z.enum(["call", "selection", "matching"]),
  subjectHash: z.string().length(64),
  /** Who asked; nobody approves what they proposed themselves. */
  proposedBy: z.string(),
  requestedAt: Instant,
  steps: z.array(ApprovalStep).min(1),
  verdicts: z.array(StepVerdict),
};

/** An ordered chain on any object; it is at the step whose verdict is missing. */
export const Approval = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("pending"), dueAt: Instant.optional() }),
  z.object({ ...common, state: z.literal("approved"), decidedAt: Instant }),
  z.object({ ...common, state: z.literal("returned"), decidedAt: Instant, comment: prose(2000) }),
  z.object({ ...common, state: z.literal("expired"), decidedAt: Instant }),
]);
export type Approval = z.infer<typeof Approval>;

export const ApprovalVerdict = z.strictObject({
  /** The hash that the approver saw; an older one is refused. */
  subjectHash: z.string().length(64),
  comment: prose(2000).optional(),
});
export type ApprovalVerdict = z.infer<typeof ApprovalVerdict>;
export const ApprovalReturn = z.strictObject({
  subjectHash: z.string().length(64),
  comment: prose(2000).min(1),
});
export type ApprovalReturn = z.infer<typeof ApprovalReturn>;
