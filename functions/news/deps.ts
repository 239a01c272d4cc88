import { applicationStore } from "../applications/applications.ts";
import { callStore } from "../calls/calls.ts";
import { letterStore } from "../letters/letters.ts";
import { now } from "../shared/clock.ts";
import { openTable } from "../shared/table.ts";
import { subscriptionStore } from "../subscriptions/subscriptions.ts";
import { newsStore } from "./news.ts";

/** What news stand on, opened once per function. */
export function openNewsDeps(tableName: string) {
  const table = openTable(tableName);
  return {
    table,
    calls: callStore(table),
    news: newsStore(table),
    subscriptions: subscriptionStore(table),
    applications: applicationStore(table),
    letters: letterStore(table),
    now,
  };
}
