import * as z from "zod";
import { Slug } from "./form.ts";
import { CallId, MeasurementId, OrganisationId, ParticipationId } from "./ids.ts";
import { line, Text } from "./text.ts";
import { Day, Instant } from "./time.ts";

export const MeasuringRound = z.enum(["baseline", "end"]);
export type MeasuringRound = z.infer<typeof MeasuringRound>;

/** A number, the day that it is true of, and, at the beginning, what it shall become (F22). */
const measured = { value: z.number(), on: Day, target: z.number().optional() };

/** A project of the participant, known by its id in both rounds; several participants may share one (F119). */
const Project = z.strictObject({
  id: Slug,
  title: line(200),
  started: z.boolean(),
  with: z.array(ParticipationId).max(20).default([]),
  numbers: z.array(z.strictObject({ id: Slug, label: line(200), unit: line(40), ...measured })).max(20),
});
export type Project = z.infer<typeof Project>;

export const MeasurementContent = z.strictObject({
  values: z.array(z.strictObject({ indicator: Slug, ...measured })).max(100),
  projects: z.array(Project).max(50).default([]),
});
export type MeasurementContent = z.infer<typeof MeasurementContent>;

const common = {
  id: MeasurementId,
  callId: CallId,
  participationId: ParticipationId,
  organisationId: OrganisationId,
  round: MeasuringRound,
  content: MeasurementContent,
};
/** One round of one participant (F116). */
export const Measurement = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("draft") }),
  z.object({ ...common, state: z.literal("handedIn"), handedInAt: Instant, handedInBy: z.string() }),
]);
export type Measurement = z.infer<typeof Measurement>;

export const WriteMeasurement = z.strictObject({
  content: MeasurementContent,
  handIn: z.boolean().default(false),
});
export type WriteMeasurement = z.infer<typeof WriteMeasurement>;

/** Where a goal stands: so many of so many, and whether that is enough; a goal that nothing counts is only told. */
export const GoalStanding = z.object({
  id: Slug,
  label: Text,
  counted: z.boolean(),
  reached: z.int(),
  of: z.int(),
  wanted: z.number().optional(),
  met: z.boolean().optional(),
});
export type GoalStanding = z.infer<typeof GoalStanding>;

export const IndicatorStanding = z.object({
  id: Slug,
  label: Text,
  unit: z.string(),
  better: z.enum(["more", "less"]),
  /** How many measured it in both rounds; the means are theirs. */
  compared: z.int(),
  baseline: z.number().optional(),
  end: z.number().optional(),
  improved: z.int(),
  targets: z.int(),
  targetsReached: z.int(),
});
export type IndicatorStanding = z.infer<typeof IndicatorStanding>;

export const Standing = z.object({
  participants: z.int(),
  goals: z.array(GoalStanding),
  indicators: z.array(IndicatorStanding),
  /** Goals of learning: stated when applying, taken into plans, and what became of them. */
  learning: z
    .array(
      z.object({
        id: Slug,
        label: Text,
        stated: z.int(),
        planned: z.int(),
        reached: z.int(),
        partly: z.int(),
        notReached: z.int(),
      }),
    )
    .default([]),
  projects: z.object({ reported: z.int(), started: z.int(), measured: z.int(), joint: z.int() }),
});
export type Standing = z.infer<typeof Standing>;
