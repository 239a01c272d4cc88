import { Host } from "../../schemas/host.ts";
import { type CallId, HostId } from "../../schemas/ids.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function hostStore(table: Table): Store<Host> {
  return entityStore(table, {
    type: "host",
    schema: Host,
    audited: true,
    listed: ({ callId, activity, id }) => ({
      gsi1: { partition: `${callId}#host`, sort: `${activity}#${id}` },
    }),
  });
}

export function hostsOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#host` };
}

/** One per activity of a call. */
export function hostId(callId: CallId, activity: string): HostId {
  return HostId.parse(`host_${naturalKey(callId, activity)}`);
}
