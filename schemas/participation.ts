import * as z from "zod";
import { Contact, Organisation } from "./application.ts";
import { Slug } from "./form.ts";
import { ApplicationId, CallId, ExchangeId, OrganisationId, ParticipationId, PersonId } from "./ids.ts";
import { line, prose } from "./text.ts";
import { Instant } from "./time.ts";

const common = {
  id: ParticipationId,
  callId: CallId,
  applicationId: ApplicationId,
  organisation: Organisation,
  organisationId: OrganisationId,
  contact: Contact,
  rank: z.int().min(1),
};
const offered = { ...common, offeredAt: Instant, confirmBy: Instant };

/** A place in a round: offered to the selected, held back for the reserve (F128, F122). */
export const Participation = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("reserve") }),
  z.object({ ...offered, state: z.literal("offered") }),
  z.object({ ...offered, state: z.literal("confirmed"), confirmedAt: Instant, activity: Slug.optional() }),
  z.object({
    ...common,
    state: z.literal("withdrawn"),
    withdrawnAt: Instant,
    why: prose(1000),
    replacedBy: ParticipationId.optional(),
  }),
]);
export type Participation = z.infer<typeof Participation>;

const meeting = {
  id: ExchangeId,
  callId: CallId,
  title: line(200),
  activity: Slug,
  mode: z.enum(["workshop", "digitalMeeting", "siteVisit"]),
  inPerson: z.boolean(),
  startsAt: Instant,
  participants: z.array(ParticipationId).min(1),
};
export const Attendance = z.object({
  participationId: ParticipationId,
  representative: PersonId,
  departedFrom: line(120),
});

export const Exchange = z.discriminatedUnion("state", [
  z.object({ ...meeting, state: z.literal("planned") }),
  z.object({ ...meeting, state: z.literal("held"), heldAt: Instant, attendance: z.array(Attendance) }),
  z.object({ ...meeting, state: z.literal("cancelled"), cancelledAt: Instant, why: prose(1000) }),
]);
export type Exchange = z.infer<typeof Exchange>;

export const PlanExchange = z.strictObject({
  callId: CallId,
  title: line(200),
  activity: Slug,
  mode: z.enum(["workshop", "digitalMeeting", "siteVisit"]),
  startsAt: Instant,
  participants: z.array(ParticipationId).min(1).max(50),
});
export type PlanExchange = z.infer<typeof PlanExchange>;

export const RecordAttendance = z.strictObject({
  attendance: z
    .array(
      z.strictObject({ participationId: ParticipationId, representative: PersonId, departedFrom: line(120) }),
    )
    .max(200),
});
export type RecordAttendance = z.infer<typeof RecordAttendance>;
