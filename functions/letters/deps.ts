import { now } from "../shared/clock.ts";
import { openTable, type Table } from "../shared/table.ts";
import { handlingStore, holdStore, optOutStore } from "./care-stores.ts";
import { letterStore } from "./letters.ts";
import { suppressionStore } from "./suppressions.ts";

/** The stores of the letters' own domain. */
export function letterStores(table: Table) {
  return {
    letters: letterStore(table),
    suppressions: suppressionStore(table),
    holds: holdStore(table),
    handlings: handlingStore(table),
    optOuts: optOutStore(table),
  };
}

/** What the use cases of letters stand on, opened once per function. */
export function openLetterDeps(tableName: string) {
  const table = openTable(tableName);
  return { table, ...letterStores(table), now };
}
