import { type CallId, type NetworkId, OfferId, type ParticipationId, ProjectId } from "../../schemas/ids.ts";
import { JointProject, Offer } from "../../schemas/joint-work.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function offerStore(table: Table): Store<Offer> {
  return entityStore(table, {
    type: "offer",
    schema: Offer,
    audited: true,
    listed: ({ callId, networkId, offeredAt, id }) => ({
      gsi1: { partition: `${callId}#offer`, sort: id },
      gsi2: { partition: offersOf(networkId).key, sort: `${offeredAt}#${id}` },
    }),
  });
}

export function projectStore(table: Table): Store<JointProject> {
  return entityStore(table, {
    type: "jointProject",
    schema: JointProject,
    audited: true,
    listed: ({ callId, proposedAt, id }) => ({
      gsi1: { partition: projectsOf(callId).key, sort: `${proposedAt}#${id}` },
    }),
  });
}

/** Of a network, in the order in which they were made. */
export function offersOf(networkId: NetworkId): Access {
  return { index: "gsi2", key: `${networkId}#offer` };
}

export function projectsOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#jointProject` };
}

/** The same title from the same address is one offer to a network. */
export function offerId(networkId: NetworkId, email: string, title: string): OfferId {
  return OfferId.parse(`offer_${naturalKey(networkId, email.toLowerCase(), title)}`);
}

export function projectId(callId: CallId, proposedBy: ParticipationId, title: string): ProjectId {
  return ProjectId.parse(`project_${naturalKey(callId, proposedBy, title)}`);
}
