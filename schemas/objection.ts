import * as z from "zod";
import { Slug } from "./form.ts";
import { ApplicationId, AttachmentId, CallId, ObjectionId, OrganisationId } from "./ids.ts";
import { organisationName } from "./impersonal.ts";
import { prose } from "./text.ts";
import { Instant } from "./time.ts";

const reasons = prose(4000).min(1);

/** A request to look at a decision again: on which of the call's grounds, and what went wrong (F125). */
export const FileObjection = z.strictObject({ ground: Slug, text: prose(8000).min(1) });
export type FileObjection = z.infer<typeof FileObjection>;

/** What an objection that is right leads to: a place, one on the reserve list, or first another evaluation. */
export const ObjectionRemedy = z.enum(["place", "reserve"]);
export const ObjectionDecision = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("rejected"), reasons }),
  z.strictObject({ outcome: z.literal("reevaluated"), reasons }),
  z.strictObject({ outcome: z.literal("upheld"), reasons, remedy: ObjectionRemedy }),
]);
export type ObjectionDecision = z.infer<typeof ObjectionDecision>;

const common = {
  id: ObjectionId,
  callId: CallId,
  applicationId: ApplicationId,
  organisationId: OrganisationId,
  organisation: organisationName,
  ...FileObjection.shape,
  filedBy: z.string(),
  filedAt: Instant,
  /** Papers that were sent in with it, by their ids alone: who may not read them does not see their names either. */
  papers: z.array(AttachmentId).default([]),
  /** The office promises an answer by then. */
  replyBy: Instant,
};
const answered = { ...common, decidedBy: z.string(), decidedAt: Instant, reasons: z.string() };

export const Objection = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("filed") }),
  /** Found right so far that the application is evaluated again; a second word settles it. */
  z.object({ ...answered, state: z.literal("reevaluating") }),
  z.object({ ...answered, state: z.literal("upheld"), remedy: ObjectionRemedy }),
  z.object({ ...answered, state: z.literal("rejected") }),
]);
export type Objection = z.infer<typeof Objection>;
