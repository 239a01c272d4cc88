import * as z from "zod";
import { Slug } from "../form.ts";
import { Money } from "../money.ts";
import { line, Text } from "../text.ts";
import { Day } from "../time.ts";

/** What a goal is counted from: each is a number of participants or projects out of all of them. */
export const GoalSource = z.discriminatedUnion("by", [
  /** Participants with as many approved deliverables of a kind as it asks for. */
  z.strictObject({ by: z.literal("deliverable"), kind: Slug }),
  /** Participants who have started at least one project (F117). */
  z.strictObject({ by: z.literal("projectsStarted") }),
  /** Projects with a number at the beginning and the same number at the end (F118). */
  z.strictObject({ by: z.literal("projectsMeasured") }),
  /** Participants for whom an indicator became better (F116). */
  z.strictObject({ by: z.literal("indicator"), indicator: Slug }),
  /** Participants who answered a question of the application with at most this number, such as a target year (F72). */
  z.strictObject({ by: z.literal("answer"), question: Slug, atMost: z.number() }),
]);
export type GoalSource = z.infer<typeof GoalSource>;

/** A goal of the programme; where it is a share, the share that it wants (F117). */
export const Goal = z.strictObject({
  id: Slug,
  label: Text,
  share: z.number().min(0).max(1).optional(),
  /** So many at least, where a number is wanted and not a share. */
  atLeast: z.int().min(1).optional(),
  each: z.strictObject({ min: z.int().min(0), max: z.int().min(1).optional() }).optional(),
  source: GoalSource.optional(),
});
export type Goal = z.infer<typeof Goal>;

/** The decision or letter of appropriation that the programme rests on, in its words, and where each demand is met (F90). */
export const Mandate = z.strictObject({
  source: line(200),
  text: Text,
  demands: z
    .array(
      z.strictObject({
        id: Slug,
        label: Text,
        /** Where in the call it is met, as JSON pointers. */
        metBy: z.array(z.string().max(400)).min(1),
      }),
    )
    .default([]),
});
export type Mandate = z.infer<typeof Mandate>;

/** What the call serves. */
export const Programme = z.strictObject({
  code: line(60),
  name: Text,
  owner: line(200),
  coordinator: line(200).optional(),
  funder: line(200),
  /** The sentence that says whose views these are and who pays (F71). */
  disclaimer: Text.optional(),
  mandate: Mandate.optional(),
  startsOn: Day,
  months: z.int().min(1).max(120),
  /** The frame that is set aside, as a range (F110). */
  budget: z.strictObject({ min: Money, max: Money }).optional(),
  goals: z.array(Goal).default([]),
});
export type Programme = z.infer<typeof Programme>;

/** A stretch of the programme; periods may overlap on purpose (F112). */
export const Period = z.strictObject({ id: Slug, label: Text, from: Day, to: Day });
export type Period = z.infer<typeof Period>;

/**
 * A part of the work on the programme itself, beside its projects (F111): it runs over the periods that it names, from
 * the first day of the earliest to the last of the latest, and consists of what is done in it.
 */
export const ProcessStep = z.strictObject({
  id: Slug,
  label: Text,
  periods: z.array(Slug).min(1),
  activities: z
    .array(z.strictObject({ id: Slug, label: Text, on: Day.optional() }))
    .max(50)
    .default([]),
});
export type ProcessStep = z.infer<typeof ProcessStep>;

/** A step of the work on a call, in days, both included; phases follow each other unless one says that it runs beside others. */
export const Phase = z.strictObject({
  id: Slug,
  label: Text,
  from: Day,
  to: Day,
  beside: z.boolean().default(false),
});
export type Phase = z.infer<typeof Phase>;

/** A day on which something is due or happens: a meeting, a report (F83, F84, F88). */
export const Milestone = z.strictObject({
  id: Slug,
  label: Text,
  on: Day,
  /** Whom a report goes to, where it is one. */
  reportTo: line(200).optional(),
});
export type Milestone = z.infer<typeof Milestone>;

const pledged = {
  required: z.boolean(),
  label: Text,
  /** The question that asks for it; without one, nothing is checked when people apply. */
  question: Slug.optional(),
};
/** What applicants themselves put in: an amount of money, or a share of the costs in per cent (F101). */
export const CoFinancing = z.discriminatedUnion("kind", [
  z.strictObject({ ...pledged, kind: z.literal("money"), atLeast: Money.optional() }),
  z.strictObject({
    ...pledged,
    kind: z.literal("share"),
    atLeastPercent: z.number().min(0).max(100).optional(),
  }),
]);
export type CoFinancing = z.infer<typeof CoFinancing>;
