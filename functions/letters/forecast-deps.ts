import { openCallDeps } from "../calls/deps.ts";
import { batchStore, claimStore } from "../claims/claims.ts";
import { measurementStore } from "../goals/stores.ts";
import { deliverableStore, learningPlanStore } from "../learning/stores.ts";
import { hostStore } from "../matching/hosts.ts";
import { participationStore } from "../programme/participations.ts";
import { assignmentStore, reviewerStore } from "../reviewing/stores.ts";
import { subscriptionStore } from "../subscriptions/subscriptions.ts";
import { letterStores } from "./deps.ts";

/** What staff's routes to letters stand on: a forecast looks at everything that letters follow from. */
export function openForecastDeps(tableName: string) {
  const deps = openCallDeps(tableName);
  const { table } = deps;
  return {
    ...deps,
    ...letterStores(table),
    subscriptions: subscriptionStore(table),
    assignments: assignmentStore(table),
    reviewers: reviewerStore(table),
    participations: participationStore(table),
    hosts: hostStore(table),
    claims: claimStore(table),
    batches: batchStore(table),
    learningPlans: learningPlanStore(table),
    deliverables: deliverableStore(table),
    measurements: measurementStore(table),
  };
}
