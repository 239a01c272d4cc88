import { callStore } from "../calls/calls.ts";
import { letterStore } from "../letters/letters.ts";
import { openTable } from "../shared/table.ts";
import { subscriptionStore } from "./subscriptions.ts";

/** What subscriptions stand on, opened once per function. */
export function openSubscriptionDeps(tableName: string) {
  const table = openTable(tableName);
  return {
    table,
    calls: callStore(table),
    subscriptions: subscriptionStore(table),
    letters: letterStore(table),
  };
}
