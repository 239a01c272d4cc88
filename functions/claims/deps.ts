import { openProgrammeDeps } from "../programme/deps.ts";
import { batchStore, budgetStore, claimStore } from "./claims.ts";
import { pointerStore } from "./payments.ts";
import { ratesStore } from "./rates.ts";
import { voucherStore } from "./vouchers.ts";

export function openClaimDeps(tableName: string) {
  const deps = openProgrammeDeps(tableName);
  const { table } = deps;
  return {
    ...deps,
    claims: claimStore(table),
    budgets: budgetStore(table),
    vouchers: voucherStore(table),
    rates: ratesStore(table),
    batches: batchStore(table),
    pointers: pointerStore(table),
  };
}
export type ClaimingDeps = ReturnType<typeof openClaimDeps>;
