import { applicationStore } from "../applications/applications.ts";
import { openApprovalDeps } from "../approvals/deps.ts";
import { measurementStore } from "../goals/stores.ts";
import { networkStore } from "../programme/networks.ts";
import { exchangeStore, participationStore } from "../programme/participations.ts";
import { deliverableStore, handInStore, learningPlanStore, measureStore, practiceStore } from "./stores.ts";

export function openLearningDeps(tableName: string) {
  const deps = openApprovalDeps(tableName);
  const { table } = deps;
  return {
    ...deps,
    applications: applicationStore(table),
    participations: participationStore(table),
    networks: networkStore(table),
    exchanges: exchangeStore(table),
    learningPlans: learningPlanStore(table),
    deliverables: deliverableStore(table),
    handIns: handInStore(table),
    measures: measureStore(table),
    practices: practiceStore(table),
    measurements: measurementStore(table),
  };
}
export type LearningDeps = ReturnType<typeof openLearningDeps>;
