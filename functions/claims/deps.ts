import { openProgrammeDeps } from "../programme/deps.ts";
import { batchStore, budgetStore, claimStore } from "./claims.ts";

export function openClaimDeps(tableName: string) {
  const deps = openProgrammeDeps(tableName);
  const { table } = deps;
  return { ...deps, claims: claimStore(table), budgets: budgetStore(table), batches: batchStore(table) };
}
export type ClaimingDeps = ReturnType<typeof openClaimDeps>;
