import * as z from "zod";
import { Slug } from "./form.ts";
import { Email, line, Text } from "./text.ts";
import { Day } from "./time.ts";

/** Whoever may stand in for the holder of a step's role, known by the subject of their token or by their address. */
export const Deputy = z
  .strictObject({ sub: line(80).optional(), email: Email.optional() })
  .refine(({ sub, email }) => sub !== undefined || email !== undefined, {
    params: { code: "DeputyUnknown" },
    error: "needs a sub or an email",
  });
export type Deputy = z.infer<typeof Deputy>;

const asked = {
  label: Text,
  /** The group whose member gives the word. */
  role: Slug,
  /** Where letters about the step go. */
  email: Email,
  /** Whom a step that is overdue is reported to; without it, the call's contact. */
  escalateTo: Email.optional(),
  deputies: z.array(Deputy).max(10).default([]),
  /** Days that the step has, counted from the chain's start after those of the steps before it; or a stated day. */
  dueDays: z.int().min(1).max(60).optional(),
  dueOn: Day.optional(),
  /** So long after it was due the step is still waited for; then the chain has expired. */
  lapseDays: z.int().min(1).max(90).default(30),
};
const oneDue = ({ dueDays, dueOn }: { dueDays?: number; dueOn?: string }) =>
  (dueDays === undefined) !== (dueOn === undefined);
const oneDueOnly = { params: { code: "DueUnclear" }, error: "needs either dueDays or dueOn" };

/** Somebody decides; nobody decides on their own proposal, and nobody twice in a chain (F87). */
export const DecisionStep = z
  .strictObject({ ...asked, kind: z.literal("decision").default("decision") })
  .refine(oneDue, oneDueOnly);

/** Somebody reports that a thing is done, as the handing in of a document or a report to a ministry; it decides nothing. */
export const TaskStep = z
  .strictObject({
    ...asked,
    kind: z.literal("task"),
    /** The milestone of the call whose report is handed in by this step: it must have been drawn up before (F88). */
    report: Slug.optional(),
  })
  .refine(oneDue, oneDueOnly);

/**
 * A draft is passed round for comments ("delning", F85), from the first day to the end of the last one. It is over when
 * the period is, or when every reader has spoken; nothing is decided by it.
 */
export const CirculationStep = z
  .strictObject({
    label: Text,
    kind: z.literal("circulation"),
    readers: z
      .array(z.strictObject({ name: line(120), email: Email, sub: line(80).optional() }))
      .min(1)
      .max(40),
    from: Day,
    until: Day,
  })
  .refine(({ from, until }) => from <= until, {
    path: ["until"],
    params: { code: "EndsBeforeItStarts" },
    error: "ends before it starts",
  });

/** One step of an approval chain (F87): what is asked, of whom, and by when. Without a kind it is a decision. */
export const ApprovalStep = z.discriminatedUnion("kind", [DecisionStep, TaskStep, CirculationStep]);
export type ApprovalStep = z.infer<typeof ApprovalStep>;
export type CirculationStep = z.infer<typeof CirculationStep>;
