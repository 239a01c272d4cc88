import { participationStore } from "../programme/participations.ts";
import { openReviewingDeps } from "../reviewing/deps.ts";
import { objectionStore } from "./objections.ts";
import { selectionStore } from "./selections.ts";

export function openSelectionDeps(tableName: string) {
  const deps = openReviewingDeps(tableName);
  return {
    ...deps,
    selections: selectionStore(deps.table),
    objections: objectionStore(deps.table),
    participations: participationStore(deps.table),
  };
}
