import * as z from "zod";
import { ApprovalStep } from "./approval-step.ts";
import { ApprovalId, CallId } from "./ids.ts";
import { impersonal } from "./impersonal.ts";
import { Email, line, prose, Text } from "./text.ts";
import { Instant, Zone } from "./time.ts";

/** What happened at a step: whose word it was and when; of a circulation, that it was over. */
const StepVerdict = z.object({
  by: z.string(),
  at: Instant,
  comment: prose(2000).optional(),
  /** The role that a deputy stood in for. */
  actedFor: z.string().optional(),
});
export type StepVerdict = z.infer<typeof StepVerdict>;

/** What a reader of a circulated draft said. */
const StepComment = z.object({
  step: z.int().min(0),
  by: z.string(),
  at: Instant,
  /** The reader as the step names them. */
  name: line(120),
  email: Email,
  comment: prose(4000),
});
export type StepComment = z.infer<typeof StepComment>;

/** What can be put before a chain. */
export const SubjectKind = z.enum(["call", "selection", "matching", "batch", "report"]);
export type SubjectKind = z.infer<typeof SubjectKind>;

/** A step and an occasion, as `0-ask`: what is counted of a chain once its people are forgotten. */
const occasionKey = z.string().register(impersonal, { because: "A number and a word of ours." });

const common = {
  id: ApprovalId,
  callId: CallId,
  /** The object that is approved and the hash of exactly what is approved: another content needs another approval. */
  subject: z.string(),
  subjectKind: SubjectKind,
  subjectHash: z.string().length(64),
  /** Who asked; nobody approves what they proposed themselves. */
  proposedBy: z.string(),
  /** Others whose own doing is before the chain, as the claimants of a payment batch: none of them speaks in it. */
  alsoInvolved: z.array(z.string()).optional(),
  requestedAt: Instant,
  steps: z.array(ApprovalStep).min(1),
  /** The zone that the chain's days are counted in. */
  zone: Zone,
  /** When the object is needed, as a call is when it is to open: a chain that is not complete then is reported. */
  neededAt: Instant.optional(),
  verdicts: z.array(StepVerdict),
  comments: z.array(StepComment),
  /** The letters that have been written, as step and occasion: each goes out once. */
  told: z.array(occasionKey),
  /** Those of them that a later one stood in for, because nothing ran when they were due. */
  passedOver: z.array(occasionKey).default([]),
};

export const PendingApproval = z.object({
  ...common,
  state: z.literal("pending"),
  dueAt: Instant.optional(),
});
export type PendingApproval = z.infer<typeof PendingApproval>;

/** An ordered chain on any object; it is at the step whose verdict is missing. */
export const Approval = z.discriminatedUnion("state", [
  PendingApproval,
  z.object({ ...common, state: z.literal("approved"), decidedAt: Instant }),
  z.object({
    ...common,
    state: z.literal("returned"),
    decidedAt: Instant,
    returnedBy: z.string(),
    comment: prose(2000),
  }),
  z.object({ ...common, state: z.literal("expired"), decidedAt: Instant }),
]);
export type Approval = z.infer<typeof Approval>;

/** One step as people see it: what is asked, by when, what was said and by whom. */
export const StepView = z.object({
  kind: z.enum(["decision", "task", "circulation"]),
  label: Text,
  role: z.string().optional(),
  /** `void`: given, and counting no more because the chain was returned or ran out. */
  state: z.enum(["done", "asked", "ahead", "void", "dropped"]),
  startsAt: Instant,
  dueAt: Instant,
  verdict: StepVerdict.optional(),
  comments: z.array(StepComment),
  /** The readers who have said nothing yet. */
  silent: z.array(z.string()),
});
export type StepView = z.infer<typeof StepView>;
export const ApprovalView = z.intersection(Approval, z.object({ chain: z.array(StepView) }));
export type ApprovalView = z.infer<typeof ApprovalView>;

/** The hash that somebody read; a word on an older one is refused. */
const read = { subjectHash: z.string().length(64) };
export const ApprovalVerdict = z.strictObject({ ...read, comment: prose(2000).optional() });
export type ApprovalVerdict = z.infer<typeof ApprovalVerdict>;
export const ApprovalReturn = z.strictObject({ ...read, comment: prose(2000).min(1) });
export type ApprovalReturn = z.infer<typeof ApprovalReturn>;
export const ApprovalComment = z.strictObject({ ...read, comment: prose(4000).min(1) });
export type ApprovalComment = z.infer<typeof ApprovalComment>;
