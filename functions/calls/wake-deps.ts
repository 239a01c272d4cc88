import { exchangeStore, participationStore } from "../programme/participations.ts";
import { openReviewingDeps } from "../reviewing/deps.ts";

/** What a milestone may be about beside the call. */
export function openWakeDeps(tableName: string) {
  const deps = openReviewingDeps(tableName);
  return { ...deps, participations: participationStore(deps.table), exchanges: exchangeStore(deps.table) };
}
