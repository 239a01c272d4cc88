import { consultationStore, gatheringStore } from "../cooperation/stores.ts";
import { openGoalDeps } from "../goals/deps.ts";
import { hostStore } from "../matching/hosts.ts";
import { openReviewingDeps } from "../reviewing/deps.ts";
import { objectionStore } from "../selection/objections.ts";

/** What a milestone may be about beside the call. */
export function openWakeDeps(tableName: string) {
  const deps = { ...openGoalDeps(tableName), ...openReviewingDeps(tableName) };
  const { table } = deps;
  return {
    ...deps,
    objections: objectionStore(table),
    hosts: hostStore(table),
    consultations: consultationStore(table),
    gatherings: gatheringStore(table),
  };
}
