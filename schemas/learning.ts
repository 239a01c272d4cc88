import * as z from "zod";
import { Slug } from "./form.ts";
import { CallId, LearningPlanId, OrganisationId, ParticipationId, PersonId } from "./ids.ts";
import { organisationName } from "./impersonal.ts";
import { line, prose, Text } from "./text.ts";
import { Day, Instant } from "./time.ts";

/** What a participant does of its own accord inside a module (F60). */
const OwnActivity = z.strictObject({
  id: Slug,
  module: Slug,
  title: line(200),
  /** A kind of meeting that the call names, or a word of its own such as `ownWork`. */
  mode: Slug,
  on: Day.optional(),
  done: z.boolean().default(false),
});
export type OwnActivity = z.infer<typeof OwnActivity>;

/** What the participant wants to learn, from whom, and what it does for it. */
export const LearningPlanContent = z.strictObject({
  aims: z
    .array(
      z.strictObject({
        id: Slug,
        aim: prose(2000).min(1),
        domain: Slug.optional(),
        /** The goal of the application that it carries on (F21). */
        stated: Slug.optional(),
      }),
    )
    .min(1)
    .max(20),
  activities: z.array(OwnActivity).max(60).default([]),
});
export type LearningPlanContent = z.infer<typeof LearningPlanContent>;

/** A module that staff opened although the outputs before it were missing. */
export const OpenedModule = z.object({ module: Slug, why: prose(1000), by: z.string(), at: Instant });
export type OpenedModule = z.infer<typeof OpenedModule>;

const common = {
  id: LearningPlanId,
  callId: CallId,
  participationId: ParticipationId,
  organisationId: OrganisationId,
  opened: z.array(OpenedModule).default([]),
};
/** What became of an aim, by the participant's own word. */
const AimOutcome = z.strictObject({
  aim: Slug,
  reached: z.enum(["yes", "partly", "no"]),
  words: prose(2000),
});
export const FollowUpGoals = z.strictObject({ outcomes: z.array(AimOutcome).min(1).max(20) });
export type FollowUpGoals = z.infer<typeof FollowUpGoals>;
const written = {
  content: LearningPlanContent,
  writtenBy: PersonId,
  outcomes: z.array(AimOutcome.extend({ at: Instant })).default([]),
};

/** The journey of one participation through the modules; a plan that was agreed may be changed, and is then agreed anew. */
export const LearningPlan = z.discriminatedUnion("state", [
  /** Nothing is planned yet, but staff have opened a module. */
  z.object({ ...common, state: z.literal("empty") }),
  z.object({ ...common, ...written, state: z.literal("draft") }),
  z.object({ ...common, ...written, state: z.literal("agreed"), agreedAt: Instant, agreedBy: z.string() }),
]);
export type LearningPlan = z.infer<typeof LearningPlan>;

/** What lies ready for whoever has written no plan yet: the learning goals of their application (F21). It is not stored. */
export const PreparedPlan = z.object({
  state: z.literal("prepared"),
  callId: CallId,
  participationId: ParticipationId,
  opened: z.array(OpenedModule),
  content: LearningPlanContent,
  rev: z.int(),
});
export type PreparedPlan = z.infer<typeof PreparedPlan>;

export const OpenModule = z.strictObject({ module: Slug, why: prose(1000).min(1) });
export type OpenModule = z.infer<typeof OpenModule>;

export const ModuleState = z.enum(["locked", "open", "passed"]);

/** The roadmap as one participant stands on it. */
export const Roadmap = z.object({
  participationId: ParticipationId,
  modules: z.array(
    z.object({
      id: Slug,
      label: Text,
      from: Day,
      to: Day,
      state: ModuleState,
      /** Said where staff opened it by hand. */
      opened: OpenedModule.optional(),
      outputs: z.array(
        z.object({
          kind: Slug,
          label: Text,
          dueAt: Instant,
          min: z.int(),
          max: z.int(),
          handedIn: z.int(),
          approved: z.int(),
        }),
      ),
      activities: z.array(OwnActivity),
    }),
  ),
  learningPlan: z.enum(["missing", "empty", "draft", "agreed"]),
});
export type Roadmap = z.infer<typeof Roadmap>;

/** What somebody owes, and since when; `ahead` while it is not due. */
export const Owed = z.object({
  due: z.string(),
  label: Text,
  dueAt: Instant,
  participationId: ParticipationId,
  organisation: organisationName,
  state: z.enum(["ahead", "late"]),
  missing: z.int(),
});
export type Owed = z.infer<typeof Owed>;
