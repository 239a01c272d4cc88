import { Consensus } from "../../schemas/consensus.ts";
import { type ApplicationId, type CallId, ConsensusId } from "../../schemas/ids.ts";
import { naturalKey } from "../shared/canonical.ts";
import { reviewingSecret } from "../shared/signing-key.ts";
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

/** One consensus per application; its id tells nobody which, without the call's secret. */
export async function consensusId(
  table: Table,
  callId: CallId,
  application: ApplicationId,
): Promise<ConsensusId> {
  const secret = await reviewingSecret(table, callId);
  return ConsensusId.parse(`consensus_${naturalKey(secret, application, "consensus")}`);
}
