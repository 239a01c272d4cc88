import { openProgrammeDeps } from "../programme/deps.ts";
import { accountStore } from "./bank-accounts.ts";
import { batchStore, budgetStore, claimStore } from "./claims.ts";
import { openKeyRing } from "./key-ring.ts";
import { pointerStore } from "./payments.ts";
import { ratesStore } from "./rates.ts";
import { receiptStore } from "./receipts.ts";
import { voucherStore } from "./vouchers.ts";

/** What the use cases of claims stand on, opened once per function; only those who see accounts hold their keys. */
export function openClaimStores(tableName: string) {
  const deps = openProgrammeDeps(tableName);
  const { table } = deps;
  return {
    ...deps,
    claims: claimStore(table),
    budgets: budgetStore(table),
    vouchers: voucherStore(table),
    rates: ratesStore(table),
    batches: batchStore(table),
    accounts: accountStore(table),
    pointers: pointerStore(table),
    receipts: receiptStore(table),
  };
}

export function openClaimDeps({ TABLE_NAME, BANK_KEY_ARN }: { TABLE_NAME: string; BANK_KEY_ARN: string }) {
  return { ...openClaimStores(TABLE_NAME), keys: openKeyRing(BANK_KEY_ARN) };
}
export type ClaimingDeps = ReturnType<typeof openClaimDeps>;
