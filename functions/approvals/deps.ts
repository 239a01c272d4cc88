import { openCallDeps } from "../calls/deps.ts";
import { matchingStore } from "../matching/matchings.ts";
import { selectionStore } from "../selection/selections.ts";

export function openApprovalDeps(tableName: string) {
  const deps = openCallDeps(tableName);
  return { ...deps, selections: selectionStore(deps.table), matchings: matchingStore(deps.table) };
}
