import * as z from "zod";
import { Slug } from "../form.ts";
import { Money } from "../money.ts";
import { line, Text } from "../text.ts";
import { Day } from "../time.ts";

/** A goal of the programme; where it is a share, the share of participants that it wants (F117). */
export const Goal = z.strictObject({
  id: Slug,
  label: Text,
  share: z.number().min(0).max(1).optional(),
  each: z.strictObject({ min: z.int().min(0), max: z.int().min(1).optional() }).optional(),
});
export type Goal = z.infer<typeof Goal>;

/** What the call serves. */
export const Programme = z.strictObject({
  code: line(60),
  name: Text,
  owner: line(200),
  coordinator: line(200).optional(),
  funder: line(200),
  /** The sentence that says whose views these are and who pays (F71). */
  disclaimer: Text.optional(),
  /** The decision or letter of appropriation that the programme rests on, in its words (F90). */
  mandate: z.strictObject({ source: line(200), text: Text }).optional(),
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
