import { openGoalDeps } from "../goals/deps.ts";
import { openReviewingDeps } from "../reviewing/deps.ts";

/** What a milestone may be about beside the call. */
export function openWakeDeps(tableName: string) {
  return { ...openGoalDeps(tableName), ...openReviewingDeps(tableName) };
}
