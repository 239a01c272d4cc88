import { Application } from "../../schemas/application.ts";
import { ApplicationId, type CallId, type OrganisationId } from "../../schemas/ids.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

/** Everybody submits at the same minute: one partition of an index would throttle them all. */
const shards = 8;

export function applicationStore(table: Table): Store<Application> {
  return entityStore(table, {
    type: "application",
    schema: Application,
    audited: true,
    guards: ({ deadlineAt, sealed }) => ({ deadlineAt, sealed }),
    listed: (application) => ({
      gsi1: {
        partition: `${application.callId}#application`,
        sort: `${application.state}#${application.id}`,
        shards,
      },
      gsi2: { partition: `${application.organisationId}#application`, sort: application.id },
    }),
  });
}

/** The applications to a call, draft and submitted alike; `prefix` narrows to a state. */
export function ofCall(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#application`, shards };
}

/** One application per organisation, call and track: that is what its id is made of. */
export function applicationId(callId: CallId, organisation: OrganisationId, track: string): ApplicationId {
  return ApplicationId.parse(`app_${naturalKey(callId, organisation, track)}`);
}
