import { callStore } from "../calls/calls.ts";
import { letterStore } from "../letters/letters.ts";
import { newsStore } from "../news/news.ts";
import { operationStore } from "../operations/operations.ts";
import { openTable } from "../shared/table.ts";
import { enquiryStore } from "./enquiries.ts";

/** What questions stand on, opened once per function. */
export function openEnquiryDeps(tableName: string) {
  const table = openTable(tableName);
  return {
    table,
    calls: callStore(table),
    enquiries: enquiryStore(table),
    letters: letterStore(table),
    news: newsStore(table),
    operations: operationStore(table),
  };
}
