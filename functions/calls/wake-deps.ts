import { hostStore } from "../matching/hosts.ts";
import { exchangeStore, participationStore } from "../programme/participations.ts";
import { openReviewingDeps } from "../reviewing/deps.ts";
import { objectionStore } from "../selection/objections.ts";

/** What a milestone may be about beside the call. */
export function openWakeDeps(tableName: string) {
  const deps = openReviewingDeps(tableName);
  const { table } = deps;
  return {
    ...deps,
    participations: participationStore(table),
    exchanges: exchangeStore(table),
    objections: objectionStore(table),
    hosts: hostStore(table),
  };
}
