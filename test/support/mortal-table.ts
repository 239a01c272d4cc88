import type { Table } from "../../functions/shared/table.ts";

export class Crash extends Error {}

/** The table of a process that dies before or after one of its writes; the numbers say at which. */
export function mortal(table: Table, deaths: number[]): Table {
  return {
    ...table,
    transact: async (writes) => {
      const left = deaths[0] === undefined ? Number.POSITIVE_INFINITY : deaths[0] - 1;
      if (deaths[0] !== undefined) deaths[0] = left;
      if (left < 0) {
        const after = deaths.shift() ?? 0;
        if (after % 2 !== 0) await table.transact(writes);
        throw new Crash();
      }
      await table.transact(writes);
    },
  };
}
