import * as z from "zod";
import { Topic } from "./call/subject.ts";
import { Slug } from "./form.ts";
import { CallId, MeasureId, OrganisationId, ParticipationId, PracticeId } from "./ids.ts";
import { organisationName } from "./impersonal.ts";
import { line, prose } from "./text.ts";
import { Day, Instant } from "./time.ts";

const ofPlace = { callId: CallId, participationId: ParticipationId, organisationId: OrganisationId };

/** What a participant does, in one sector (F16): a domain of its call. */
export const NewMeasure = z.strictObject({
  title: line(200),
  domain: Slug,
  description: prose(4000).default(""),
  /** Already done when it is entered. */
  implementedOn: Day.optional(),
  /** The deliverable that plans it, such as a replication plan (F77). */
  plannedIn: Slug.optional(),
});
export type NewMeasure = z.infer<typeof NewMeasure>;

const { implementedOn: _implementedOn, ...planned } = NewMeasure.shape;
const measure = {
  id: MeasureId,
  ...ofPlace,
  organisation: organisationName,
  ...planned,
  topic: Topic.optional(),
  /** The practice that it follows, and whose that is (F78). */
  adopted: z
    .object({ practiceId: PracticeId, from: OrganisationId, organisation: organisationName })
    .optional(),
  enteredAt: Instant,
};
/** Planned, implemented or given up: followed also after the programme (F77). */
export const Measure = z.discriminatedUnion("state", [
  z.object({ ...measure, state: z.literal("planned") }),
  z.object({ ...measure, state: z.literal("implemented"), implementedOn: Day }),
  z.object({ ...measure, state: z.literal("dropped"), why: prose(1000) }),
]);
export type Measure = z.infer<typeof Measure>;

export const FollowMeasure = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("implemented"), on: Day }),
  z.strictObject({ to: z.literal("dropped"), why: prose(1000).min(1) }),
  z.strictObject({ to: z.literal("planned") }),
]);
export type FollowMeasure = z.infer<typeof FollowMeasure>;

/** What others can learn from (F29). */
export const NewPractice = z.strictObject({
  title: line(200),
  domain: Slug,
  text: prose(10_000).min(1),
  url: z.url().max(500).optional(),
});
export type NewPractice = z.infer<typeof NewPractice>;

const practice = {
  id: PracticeId,
  ...ofPlace,
  organisation: organisationName,
  ...NewPractice.shape,
  topic: Topic.optional(),
  sharedAt: Instant,
};
export const Practice = z.discriminatedUnion("state", [
  z.object({ ...practice, state: z.literal("shared") }),
  z.object({ ...practice, state: z.literal("withdrawn"), withdrawnAt: Instant }),
]);
export type Practice = z.infer<typeof Practice>;

export const AdoptPractice = z.strictObject({
  participationId: ParticipationId,
  title: line(200).optional(),
  domain: Slug,
});
export type AdoptPractice = z.infer<typeof AdoptPractice>;

/** What a call, and the library, say of one challenge that all programmes share (F31). */
export const TopicUse = z.object({
  topic: Topic,
  /** The domains of the call that stand for it. */
  domains: z.array(Slug),
  /** Submitted applications that name one of them. */
  applications: z.int(),
  activities: z.int(),
  measures: z.object({ planned: z.int(), implemented: z.int(), dropped: z.int() }),
  /** In the library, of this call and of others. */
  practices: z.object({ own: z.int(), others: z.int() }),
  /** Pairs of a participant and its host activity that both work on it. */
  matches: z.int(),
});
export type TopicUse = z.infer<typeof TopicUse>;
