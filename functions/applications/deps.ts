import { openCallDeps } from "../calls/deps.ts";
import { screeningStore } from "../screening/screenings.ts";
import { attachmentStore } from "./attachments.ts";
import { invitationStore } from "./invitations.ts";
import { submissionStore } from "./submissions.ts";

/** What the use cases of applications stand on, opened once per function. */
export function openApplyDeps(tableName: string) {
  const deps = openCallDeps(tableName);
  return {
    ...deps,
    submissions: submissionStore(deps.table),
    invitations: invitationStore(deps.table),
    attachments: attachmentStore(deps.table),
    screenings: screeningStore(deps.table),
  };
}
