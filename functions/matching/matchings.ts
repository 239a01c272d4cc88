import { type CallId, MatchingId } from "../../schemas/ids.ts";
import { Matching } from "../../schemas/matching.ts";
import { entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function matchingStore(table: Table): Store<Matching> {
  return entityStore(table, {
    type: "matching",
    schema: Matching,
    audited: true,
    listed: ({ callId, id }) => ({ gsi1: { partition: `${callId}#matching`, sort: id } }),
  });
}

/** One matching per call; a returned one is proposed anew. */
export function matchingId(callId: CallId): MatchingId {
  return MatchingId.parse(callId.replace("call_", "matching_"));
}
