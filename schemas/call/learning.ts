import * as z from "zod";
import { Slug } from "../form.ts";
import { line, Text } from "../text.ts";
import { Day } from "../time.ts";

const named = { id: Slug, label: Text };

/**
 * A stretch of the roadmap (F57). It follows the module before it and lasts so many months, or it stands where a period
 * of the programme does, so that modules may overlap (F112).
 */
export const Module = z
  .strictObject({
    ...named,
    months: z.int().min(1).max(120).optional(),
    period: Slug.optional(),
    /** Passed only by those whose learning plan has been agreed (F60). */
    learningPlan: z.boolean().default(false),
  })
  .refine(({ months, period }) => (months === undefined) !== (period === undefined), {
    params: { code: "ModuleUnclear" },
    error: "needs either months or a period",
  });
export type Module = z.infer<typeof Module>;

/** When people are reminded of what they owe, and when the office is told, in days from the due day. */
export const OwedReminders = z.strictObject({
  before: z.int().min(1).max(90).default(14),
  after: z.int().min(1).max(90).default(7),
  escalate: z.int().min(1).max(120).default(21),
});
export type OwedReminders = z.infer<typeof OwedReminders>;

/** A part of a deliverable's template, with its limit in characters. */
const TemplateSection = z.strictObject({
  ...named,
  help: Text.optional(),
  required: z.boolean().default(true),
  maxLength: z.int().min(1).max(20_000).default(10_000),
});

/** What participants bring forth (F24, F52, F58, F120): a replication plan, a transition plan, showcases. */
export const DeliverableKind = z.strictObject({
  ...named,
  help: Text.optional(),
  /** The module whose output it is; without one it belongs to the programme as a whole. */
  module: Slug.optional(),
  /** Each participant owes it, or all who are matched with one host activity owe it together. */
  per: z.enum(["participation", "match"]).default("participation"),
  /** The tracks that owe it; all where none is named. */
  tracks: z.array(Slug).default([]),
  /** What it is about: the whole city (F52), or the area that was declared in the application (F23). */
  scope: z.enum(["wholeCity", "planArea", "project"]).default("wholeCity"),
  /** The question of the form in which its area is declared; where it was not asked, what the application is about. */
  areaQuestion: Slug.optional(),
  sections: z.array(TemplateSection).min(1).max(20),
  /** How many each owes at least and may hand in at most; those of several authors count for each of them. */
  count: z
    .strictObject({ min: z.int().min(0).max(20), max: z.int().min(1).max(20) })
    .refine(({ min, max }) => min <= max, {
      params: { code: "CountReversed" },
      error: "min is above max",
    })
    .default({ min: 1, max: 1 }),
  /** The last day; without one, the last of its module, else of the programme. */
  dueOn: Day.optional(),
  reminders: OwedReminders.prefault({}),
  /** Set where it is a showcase: how far it has come, and at what scale (F14). */
  showcase: z
    .strictObject({
      stages: z.array(z.strictObject(named)).min(1),
      scales: z.array(z.strictObject(named)).min(1),
    })
    .optional(),
});
export type DeliverableKind = z.infer<typeof DeliverableKind>;

/** A number that is measured before and after (F116); which way is better is said, so that a change can be judged. */
export const Indicator = z.strictObject({
  ...named,
  help: Text.optional(),
  unit: line(40),
  better: z.enum(["more", "less"]),
  required: z.boolean().default(true),
});
export type Indicator = z.infer<typeof Indicator>;

/** By when the baseline and the end are measured. */
export const Measuring = z.strictObject({
  baselineBy: Day,
  endBy: Day,
  /** Whether participants also report projects, each with a number of its own (F118). */
  projects: z.boolean().default(false),
  reminders: OwedReminders.prefault({}),
});
export type Measuring = z.infer<typeof Measuring>;

/** From which state of a place on somebody may use a resource (F64, F76). */
export const Resource = z.strictObject({
  ...named,
  url: z.url().max(500),
  from: z.enum(["offered", "confirmed", "running"]),
  tracks: z.array(Slug).default([]),
});
export type Resource = z.infer<typeof Resource>;
