import * as z from "zod";
import { ApplicationContent, Receipt, Signature } from "./application.ts";
import { ApplicationId, CallId, PersonId, SubmissionId } from "./ids.ts";
import { LetterLanguage } from "./text.ts";

/** One submitted version, kept for good as it came in; the call that it was made under is named by its hash. */
export const Submission = z.object({
  id: SubmissionId,
  callId: CallId,
  applicationId: ApplicationId,
  state: z.literal("received"),
  content: ApplicationContent,
  receipt: Receipt,
  signatures: z.array(Signature),
  submittedBy: PersonId,
  callContentHash: z.string().length(64),
});
export type Submission = z.infer<typeof Submission>;

/** What stands on a receipt, for who asks whether it is one of ours. */
export const VerifiedReceipt = z.discriminatedUnion("issued", [
  Receipt.extend({ issued: z.literal(true) }),
  Receipt.pick({ number: true, contentHash: true }).extend({ issued: z.literal(false) }),
]);
export type VerifiedReceipt = z.infer<typeof VerifiedReceipt>;

/** A receipt in fields of its own, and the public address at which anybody who holds it can check it (F70). */
export const ReceiptSheet = Receipt.pick({
  number: true,
  receivedAt: true,
  version: true,
  contentHash: true,
  acceptedTerms: true,
}).extend({
  /** The same instant on the clocks of the call: `2023-06-30T23:59:00`, `Europe/Brussels`, `+02:00`. */
  receivedLocally: z.string(),
  zone: z.string(),
  utcOffset: z.string(),
  /** A path of this API; what stands there says whether we issued the receipt. */
  verifyAt: z.string(),
});
export type ReceiptSheet = z.infer<typeof ReceiptSheet>;

const Hashed = z.object({ body: z.string(), sha256: z.string().length(64) });

/** A copy of what was submitted, for machines and for people, each with the hash of its bytes. */
export const SubmittedCopy = z.object({
  receipt: Receipt,
  language: LetterLanguage,
  content: ApplicationContent,
  signatures: z.array(Signature),
  /** Canonical JSON of the content: its hash is the receipt's. */
  canonical: Hashed,
  text: Hashed,
  html: Hashed,
});
export type SubmittedCopy = z.infer<typeof SubmittedCopy>;

export const SubmittedVersions = z.object({
  /** The version that counts; none for what was never submitted or is withdrawn. */
  counts: z.int().optional(),
  versions: z.array(Receipt),
  copy: SubmittedCopy.optional(),
});
