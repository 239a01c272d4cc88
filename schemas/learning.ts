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
    .array(z.strictObject({ id: Slug, aim: prose(2000).min(1), domain: Slug.optional() }))
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
const written = { content: LearningPlanContent, writtenBy: PersonId };

/** The journey of one participation through the modules; a plan that was agreed may be changed, and is then agreed anew. */
export const LearningPlan = z.discriminatedUnion("state", [
  /** Nothing is planned yet, but staff have opened a module. */
  z.object({ ...common, state: z.literal("empty") }),
  z.object({ ...common, ...written, state: z.literal("draft") }),
  z.object({ ...common, ...written, state: z.literal("agreed"), agreedAt: Instant, agreedBy: z.string() }),
]);
export type LearningPlan = z.infer<typeof LearningPlan>;

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
