import type { ApplicationId, CallId } from "../../schemas/ids.ts";
import { ObjectionId } from "../../schemas/ids.ts";
import { Objection } from "../../schemas/objection.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function objectionStore(table: Table): Store<Objection> {
  return entityStore(table, {
    type: "objection",
    schema: Objection,
    audited: true,
    listed: ({ callId, filedAt, id }) => ({
      gsi1: { partition: objectionsOf(callId).key, sort: `${filedAt}#${id}` },
    }),
  });
}

export function objectionsOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#objection` };
}

/** One objection per application: a decision is looked at again once. */
export function objectionId(applicationId: ApplicationId): ObjectionId {
  return ObjectionId.parse(applicationId.replace("app_", "objection_"));
}
