import * as z from "zod";
import { AttachedPaper } from "./attachment.ts";
import { AreaKind } from "./call/subject.ts";
import { Country } from "./call.ts";
import { Answers, NamedRoleKind, Slug } from "./form.ts";
import { ApplicationId, CallId, OrganisationId, PersonId } from "./ids.ts";
import { impersonal, organisationName } from "./impersonal.ts";
import { Member } from "./membership.ts";
import { Finding } from "./reason.ts";
import { Email, LetterLanguage, line } from "./text.ts";
import { Instant } from "./time.ts";

export const Organisation = z.strictObject({
  id: OrganisationId,
  name: organisationName,
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

/** A person whom the application names in a role of theirs (F103, F107, F114); naming gives no access. */
export const NamedRole = z.strictObject({
  role: NamedRoleKind,
  name: line(120),
  function: line(120).optional(),
  email: Email.optional(),
  party: line(120).optional(),
});
export type NamedRole = z.infer<typeof NamedRole>;

/** A signatory's word that this very content is the organisation's (F69, F107). */
export const Signature = z.strictObject({
  personId: PersonId,
  name: line(120),
  function: line(120),
  party: line(120).optional(),
  signedAt: Instant,
  contentHash: z.string().length(64),
});
export type Signature = z.infer<typeof Signature>;

/** A district, an area, a smaller town or the whole municipality that an application is about (F06). */
export const Area = z.strictObject({ kind: AreaKind, name: line(200) });
export type Area = z.infer<typeof Area>;

/** What a signatory says when signing, and the hash of what they read. */
export const SignRequest = Signature.pick({ function: true, party: true, contentHash: true });
export type SignRequest = z.infer<typeof SignRequest>;

/** What the applicant writes; it may be unfinished. */
export const ApplicationContent = z.strictObject({
  organisation: Organisation,
  contact: Contact,
  /** The lot that is applied to, where the call has lots. */
  lotId: Slug.optional(),
  track: Slug,
  /** What the application is about, where the call asks for it (F06). */
  area: Area.optional(),
  answers: Answers,
  roles: z.array(NamedRole).max(20).default([]),
  /** The papers that were uploaded and confirmed; they change by their own routes only. */
  attachments: z.array(AttachedPaper).max(50).default([]),
  /** Whether the name may be published, also before the selection (F127). */
  consentToPublish: z.boolean(),
});
export type ApplicationContent = z.infer<typeof ApplicationContent>;

const receipt = { because: "Who holds the receipt can check it for as long as they like." };

/** What the applicant holds in the hand: that this content came in, then (F70). */
export const Receipt = z.object({
  number: z.string().register(impersonal, receipt),
  receivedAt: Instant,
  /** With zone and offset, as printed in the letter. */
  receivedAtLocal: z.string().register(impersonal, receipt),
  version: z.int().min(1),
  contentHash: z.string().length(64),
  /** The version of the call's terms that were accepted with it, where the call has any (F79). */
  acceptedTerms: line(40).register(impersonal, receipt).optional(),
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
  /** The version of the call that it was begun under and, once submitted, submitted under (F126). */
  callVersion: z.int().min(1).optional(),
  /** What is being written; after a submission, edits wait here until they are submitted too. */
  content: ApplicationContent,
  /** Set when the call has closed: nothing of the applicant's changes any more. */
  sealed: z.boolean(),
  members: z.array(Member).max(50).default([]),
  /** For each answer ever written: the revision of the application that wrote it last, and who. */
  written: z.record(Slug, z.object({ rev: z.int().min(1), by: PersonId })).default({}),
  /** How many versions were ever submitted, withdrawn ones too: no number is given twice. */
  versions: z.int().min(0).default(0),
  signatures: z.array(Signature).max(50).default([]),
};

export const Application = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("draft") }),
  z.object({
    ...common,
    state: z.literal("submitted"),
    submitted: ApplicationContent,
    receipt: Receipt,
    /** The receipt of what was added after the deadline because staff asked for it; `submitted` holds it then. */
    completed: Receipt.optional(),
  }),
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

/** What is said with a submission: the version of the call's terms that the applicant accepts, where it has any (F79). */
export const SubmitRequest = z.strictObject({ acceptsTerms: line(40).optional() });
export type SubmitRequest = z.infer<typeof SubmitRequest>;

/** Some answers, as a JSON merge patch (RFC 7396), and for each section they stand in the revision that was read. */
export const ApplicationPatch = z.strictObject({
  answers: z.record(Slug, z.json()),
  sections: z.record(z.string().max(60), z.int().min(0)),
});
export type ApplicationPatch = z.infer<typeof ApplicationPatch>;

export const ApplicationView = z.object({ application: Application, findings: z.array(Finding) });
export type ApplicationView = z.infer<typeof ApplicationView>;
