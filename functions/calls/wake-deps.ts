import { consultationStore } from "../cooperation/stores.ts";
import { openGoalDeps } from "../goals/deps.ts";
import { hostStore } from "../matching/hosts.ts";
import { openReviewingDeps } from "../reviewing/deps.ts";

/** What a milestone may be about beside the call. */
export function openWakeDeps(tableName: string) {
  const deps = { ...openGoalDeps(tableName), ...openReviewingDeps(tableName) };
  return { ...deps, hosts: hostStore(deps.table), consultations: consultationStore(deps.table) };
}
