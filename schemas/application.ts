import * as z from "zod";
import { Country } from "./call.ts";
import { Answers, Slug } from "./form.ts";
import { ApplicationId, CallId, OrganisationId, PersonId } from "./ids.ts";
import { Finding } from "./reason.ts";
import { Email, LetterLanguage, line } from "./text.ts";
import { Instant } from "./time.ts";

export const Organisation = z.strictObject({
  id: OrganisationId,
  name: line(200),
  country: Country,
  type: Slug,
  population: z.int().min(0).optional(),
  /** Recorded, not tested (F56). */
  missionCity: z.boolean().optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
});
export type Organisation = z.infer<typeof Organisation>;

export const Contact = z.strictObject({ name: line(120), email: Email, language: LetterLanguage });
export type Contact = z.infer<typeof Contact>;

/** What the applicant writes; it may be unfinished. */
export const ApplicationContent = z.strictObject({
  organisation: Organisation,
  contact: Contact,
  track: Slug,
  answers: Answers,
  /** Whether the name may be published, also before the selection (F127). */
  consentToPublish: z.boolean(),
});
export type ApplicationContent = z.infer<typeof ApplicationContent>;

/** What the applicant holds in the hand: that this content came in, then (F70). */
export const Receipt = z.object({
  number: z.string(),
  receivedAt: Instant,
  /** With zone and offset, as printed in the letter. */
  receivedAtLocal: z.string(),
  version: z.int().min(1),
  contentHash: z.string().length(64),
});
export type Receipt = z.infer<typeof Receipt>;

const common = {
  id: ApplicationId,
  callId: CallId,
  organisationId: OrganisationId,
  createdBy: PersonId,
  createdAt: Instant,
  /** The last instant at which a submission counts, grace included; copied here so that submitting asks no other item. */
  deadlineAt: Instant,
  /** What is being written; after a submission, edits wait here until they are submitted too. */
  content: ApplicationContent,
  /** Set when the call has closed: nothing of the applicant's changes any more. */
  sealed: z.boolean(),
};

export const Application = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("draft") }),
  z.object({ ...common, state: z.literal("submitted"), submitted: ApplicationContent, receipt: Receipt }),
  z.object({ ...common, state: z.literal("lapsed"), lapsedAt: Instant }),
  z.object({
    ...common,
    state: z.literal("withdrawn"),
    withdrawnAt: Instant,
    submitted: ApplicationContent.optional(),
  }),
]);
export type Application = z.infer<typeof Application>;
export type SubmittedApplication = Extract<Application, { state: "submitted" }>;

export const ApplicationView = z.object({ application: Application, findings: z.array(Finding) });
export type ApplicationView = z.infer<typeof ApplicationView>;
