import { applicationStore } from "../applications/applications.ts";
import { budgetStore, claimStore } from "../claims/claims.ts";
import { openLearningDeps } from "../learning/deps.ts";
import { exchangeStore } from "../programme/participations.ts";
import { registerStore } from "../screening/registers.ts";
import { processStepStore, reportStore } from "./stores.ts";

export function openGoalDeps(tableName: string) {
  const deps = openLearningDeps(tableName);
  const { table } = deps;
  return {
    ...deps,
    applications: applicationStore(table),
    exchanges: exchangeStore(table),
    claims: claimStore(table),
    registers: registerStore(table),
    budgets: budgetStore(table),
    reports: reportStore(table),
    processSteps: processStepStore(table),
  };
}
export type GoalDeps = ReturnType<typeof openGoalDeps>;
