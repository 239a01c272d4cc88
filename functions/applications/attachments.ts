import { Attachment } from "../../schemas/attachment.ts";
import type { ApplicationId, ObjectionId } from "../../schemas/ids.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

/** Files from the permission to upload them on; the bytes are in the bucket. */
export function attachmentStore(table: Table): Store<Attachment> {
  return entityStore(table, {
    type: "attachment",
    schema: Attachment,
    audited: true,
    listed: ({ id, callId, applicationId, objectionId }) => ({
      // What was sent in to an objection is not among the papers of the application.
      gsi1: { partition: attachmentsOf(objectionId ?? applicationId).key, sort: id },
      gsi3: { partition: `${callId}#attachment`, sort: id },
    }),
  });
}

export function attachmentsOf(holder: ApplicationId | ObjectionId): Access {
  return { index: "gsi1", key: `${holder}#attachment` };
}
