import { Consensus } from "../../schemas/consensus.ts";
import { type ApplicationId, type CallId, ConsensusId } from "../../schemas/ids.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function consensusStore(table: Table): Store<Consensus> {
  return entityStore(table, {
    type: "consensus",
    schema: Consensus,
    audited: true,
    listed: ({ callId, id }) => ({ gsi1: { partition: consensusesOf(callId).key, sort: id } }),
  });
}

export function consensusesOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#consensus` };
}

/** One consensus per application. */
export function consensusId(application: ApplicationId): ConsensusId {
  return ConsensusId.parse(`consensus_${naturalKey(application, "consensus")}`);
}
