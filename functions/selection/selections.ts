import { type CallId, SelectionId } from "../../schemas/ids.ts";
import { Selection } from "../../schemas/selection.ts";
import { entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function selectionStore(table: Table): Store<Selection> {
  return entityStore(table, {
    type: "selection",
    schema: Selection,
    audited: true,
    listed: ({ callId, id }) => ({ gsi1: { partition: `${callId}#selection`, sort: id } }),
  });
}

/** One selection per call; a returned one is proposed anew. */
export function selectionId(callId: CallId): SelectionId {
  return SelectionId.parse(callId.replace("call_", "selection_"));
}
