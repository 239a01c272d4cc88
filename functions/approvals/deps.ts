import { openCallDeps } from "../calls/deps.ts";
import { batchStore } from "../claims/claims.ts";
import { reportStore } from "../goals/stores.ts";
import { matchingStore } from "../matching/matchings.ts";
import { selectionStore } from "../selection/selections.ts";

export function openApprovalDeps(tableName: string) {
  const deps = openCallDeps(tableName);
  return {
    ...deps,
    batches: batchStore(deps.table),
    reports: reportStore(deps.table),
    selections: selectionStore(deps.table),
    matchings: matchingStore(deps.table),
  };
}
