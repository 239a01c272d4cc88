import * as z from "zod";
import { AnswerId, CallId, MilestoneId, OperationId } from "./ids.ts";
import { Instant } from "./time.ts";

/** The workflows, by the name of their file in `workflows/`. */
export const WorkflowName = z.enum([
  "open-call",
  "close-call",
  "move-deadline",
  "remind-applicants",
  "remind-reviewers",
  "remind-participants",
  "screen-applications",
  "tell-ineligible",
  "assign-reviewers",
  "approve",
  "announce-selection",
  "announce-matching",
  "tell-subscribers",
  "settle-claim",
  "remind-claimants",
  "tell-exchange",
  "tell-gathering",
  "set-milestones",
  "reseat-exchanges",
  "erase-personal-data",
]);
export type WorkflowName = z.infer<typeof WorkflowName>;

const common = {
  id: OperationId,
  callId: CallId,
  workflow: WorkflowName,
  /** The execution's name, `{entity}-{step}-{rev}`: starting twice is harmless. */
  execution: z.string().max(80),
  /** What the workflow is about; it reads everything else from the store. */
  subject: z.string().max(80),
  requestedAt: Instant,
};
/** Long work that somebody asked for, to follow until it ends. */
export const Operation = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("requested") }),
  z.object({ ...common, state: z.literal("running"), startedAt: Instant }),
  z.object({ ...common, state: z.literal("succeeded"), endedAt: Instant }),
  z.object({ ...common, state: z.literal("failed"), endedAt: Instant, code: z.string() }),
]);
export type Operation = z.infer<typeof Operation>;

const answer = { id: AnswerId, callId: CallId, subject: z.string().max(80), taskToken: z.string().max(2000) };
/**
 * The answer that a waiting workflow gets: awaited from the moment the workflow waits, owed as soon as the decision is
 * written (in the same transaction), given once Step Functions has it.
 */
export const TaskAnswer = z.discriminatedUnion("state", [
  z.object({ ...answer, state: z.literal("awaited") }),
  z.object({
    ...answer,
    state: z.literal("owed"),
    owedAt: Instant,
    output: z.record(z.string(), z.string()),
  }),
  z.object({ ...answer, state: z.literal("given"), output: z.record(z.string(), z.string()) }),
]);
export type TaskAnswer = z.infer<typeof TaskAnswer>;

/** An instant at which something must happen to a call or a chain. The timer is a wake-up call; this row is the truth. */
export const Milestone = z.object({
  id: MilestoneId,
  callId: CallId,
  name: z.union([
    z.enum([
      "open",
      "close",
      "close-late",
      "approval",
      "confirm",
      "condition",
      "host-reminder",
      "exchange",
      "objection",
      "consultation",
      "gathering",
    ]),
    /** `remind-7` goes out a week before the deadline, or on the business day before that. */
    z.templateLiteral(["remind-", z.int()]),
    /** Before, on and after the date by which reviews are due. */
    z.enum(["reviews-soon", "reviews-due", "reviews-late"]),
    /** Before, and on, the last day on which the costs of an exchange can be claimed. */
    z.enum(["claims-soon", "claims-last"]),
    /** Before and on the last day on which an applicant can complete, and on which a consensus is due. */
    z.enum(["completion-soon", "completion-due", "consensus-soon", "consensus-late"]),
    /** Before and after the day on which participants owe something, and when the office is told. */
    z.enum(["owed-soon", "owed-late", "owed-escalated"]),
    /** The day of a report that the programme owes. */
    z.literal("report"),
    /** The day from which a category of personal data is no longer kept. */
    z.literal("retention"),
  ]),
  /**
   * What it is about where that is not the call: the approval whose next letter is due, the place to confirm, the
   * host to remind, the application to complete, what of a call is owed.
   */
  subject: z.string().max(160).optional(),
  /** The deadline that a reminder is of, where that is not the call's: a lot's, or one that was moved for some. */
  closesAt: Instant.optional(),
  state: z.enum(["ahead", "done", "dropped"]),
  dueAt: Instant,
  /** Raised each time the instant moves; a timer with an older one is ignored. */
  round: z.int().min(1),
});
export type Milestone = z.infer<typeof Milestone>;
