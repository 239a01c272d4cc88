import type { Application, Receipt } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import { type ApplicationId, PersonId, SubmissionId } from "../../schemas/ids.ts";
import { Submission } from "../../schemas/submission.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, type Author, entityStore, type Store } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";

/** Every version that was ever submitted; the application's own audit chain says when and by whom. */
export function submissionStore(table: Table): Store<Submission> {
  return entityStore(table, {
    type: "submission",
    schema: Submission,
    audited: false,
    listed: ({ applicationId, receipt }) => ({
      gsi1: { partition: submissionsOf(applicationId).key, sort: String(receipt.version).padStart(6, "0") },
      gsi2: { partition: receiptsNumbered(receipt.number).key, sort: receipt.contentHash },
    }),
  });
}

export function submissionsOf(applicationId: ApplicationId): Access {
  return { index: "gsi1", key: `${applicationId}#submission` };
}

/** The submissions whose receipt has this number: mostly one, but a short number may come twice. */
export function receiptsNumbered(number: string): Access {
  return { index: "gsi2", key: `receipt#${number}` };
}

export function submissionId(applicationId: ApplicationId, version: number): SubmissionId {
  return SubmissionId.parse(`submission_${naturalKey(applicationId, String(version))}`);
}

/** Keeps what comes in, in the transaction that lets it in. */
export function kept(
  submissions: Store<Submission>,
  call: Call,
  application: Application,
  receipt: Receipt,
  by: Author,
): readonly Write[] {
  const { id, callId, content, signatures } = application;
  return submissions.created(
    {
      id: submissionId(id, receipt.version),
      callId,
      applicationId: id,
      state: "received",
      content,
      receipt,
      signatures: signatures.filter(({ contentHash }) => contentHash === receipt.contentHash),
      submittedBy: PersonId.parse(by.sub),
      callContentHash: call.contentHash,
    },
    "keep",
    by,
    { otherwise: "ConcurrentChange" },
  ).writes;
}
