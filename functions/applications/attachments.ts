import { Attachment } from "../../schemas/attachment.ts";
import type { ApplicationId } from "../../schemas/ids.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

/** Files from the permission to upload them on; the bytes are in the bucket. */
export function attachmentStore(table: Table): Store<Attachment> {
  return entityStore(table, {
    type: "attachment",
    schema: Attachment,
    audited: true,
    listed: ({ id, callId, applicationId }) => ({
      gsi1: { partition: attachmentsOf(applicationId).key, sort: id },
      gsi3: { partition: `${callId}#attachment`, sort: id },
    }),
  });
}

export function attachmentsOf(applicationId: ApplicationId): Access {
  return { index: "gsi1", key: `${applicationId}#attachment` };
}
