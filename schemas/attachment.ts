import * as z from "zod";
import { Slug } from "./form.ts";
import {
  ApplicationId,
  AttachmentId,
  CallId,
  ClaimId,
  ExchangeId,
  ObjectionId,
  PersonId,
  ReceiptId,
} from "./ids.ts";
import { line } from "./text.ts";
import { Day, Instant } from "./time.ts";

/** Kinds of files that are told apart by their first bytes, not by their name. */
export const MediaType = z.enum([
  "application/pdf",
  "image/png",
  "image/jpeg",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
]);
export type MediaType = z.infer<typeof MediaType>;

/** The largest file that is taken, in bytes; a call may allow less. */
export const largestFile = 20 * 1024 * 1024;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: "expected SHA-256 in small hexadecimal" });

/** What is said of any file before it is uploaded. */
const file = {
  fileName: line(200),
  mediaType: MediaType,
  /** Bytes. */
  size: z.int().min(1).max(largestFile),
  sha256: Sha256,
};

/** What the applicant says of a paper (F104). */
const said = {
  kind: Slug,
  ...file,
  title: line(200).optional(),
  adoptedBy: line(200).optional(),
  adoptedOn: Day.optional(),
  coverage: line(200).optional(),
};
export const AttachmentRequest = z.strictObject(said);
export type AttachmentRequest = z.infer<typeof AttachmentRequest>;

/** A confirmed paper, as the application that it belongs to holds it: the receipt's hash covers its bytes by theirs. */
export const AttachedPaper = z.strictObject({ id: AttachmentId, ...said });
export type AttachedPaper = z.infer<typeof AttachedPaper>;

/** A file from the permission to upload it until it is known to be harmless; only then can it be read. */
const uploadStates = <Shape extends z.ZodRawShape>(shape: Shape) => {
  const common = { ...shape, uploadedBy: PersonId, requestedAt: Instant };
  const confirmed = { ...common, confirmedAt: Instant };
  return z.discriminatedUnion("state", [
    z.object({ ...common, state: z.literal("awaited") }),
    z.object({ ...confirmed, state: z.literal("pending") }),
    z.object({ ...confirmed, state: z.literal("clean"), scannedAt: Instant }),
    z.object({ ...confirmed, state: z.literal("infected"), scannedAt: Instant }),
  ]);
};

export const Attachment = uploadStates({
  id: AttachmentId,
  callId: CallId,
  applicationId: ApplicationId,
  /** The review session that it was sent in to, where it is no paper of the application itself (F43). */
  exchangeId: ExchangeId.optional(),
  /** The objection that it was sent in to: for who decides that, and for nobody else (F125). */
  objectionId: ObjectionId.optional(),
  ...said,
});
export type Attachment = z.infer<typeof Attachment>;

/** A paper that belongs to no form, with what it is called. */
export const PaperRequest = z.strictObject({ ...file, title: line(200).optional() });
export type PaperRequest = z.infer<typeof PaperRequest>;

/** What a line of a claim is proved by; the line names it by its hash. */
export const ReceiptRequest = z.strictObject(file);
export type ReceiptRequest = z.infer<typeof ReceiptRequest>;

/** The same file is one receipt of a claim, however many lines it proves. */
export const Receipt = uploadStates({ id: ReceiptId, callId: CallId, claimId: ClaimId, ...file });
export type Receipt = z.infer<typeof Receipt>;

export const ScanResult = z.enum(["clean", "infected"]);
export type ScanResult = z.infer<typeof ScanResult>;

/** Where and how to upload: a form that is posted as it is, with the file as its last field. */
export const Upload = z.object({
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: Instant,
});
export type Upload = z.infer<typeof Upload>;

export const Download = z.object({
  url: z.string(),
  fileName: z.string(),
  sha256: Sha256,
  expiresAt: Instant,
});
