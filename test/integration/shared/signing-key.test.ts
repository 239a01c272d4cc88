import { afterAll, beforeAll, expect, test } from "vitest";
import { signingKey } from "../../../functions/shared/signing-key.ts";
import type { Table } from "../../../functions/shared/table.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

/** The same table, whose first so many reads fail, and the number of reads that came. */
function failingAtFirst(failures: number) {
  const count = { reads: 0 };
  const table: Table = {
    ...database.table,
    async get(key) {
      count.reads += 1;
      if (count.reads <= failures) throw new Error("The network is gone.");
      return database.table.get(key);
    },
  };
  return { table, count };
}

test("a read of the key that fails is not kept: whoever asks next gets the key", async () => {
  const { table, count } = failingAtFirst(1);
  const both = await Promise.allSettled([signingKey(table, "cursors"), signingKey(table, "cursors")]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  const key = await signingKey(table, "cursors");
  expect(await signingKey(database.table, "cursors")).toBe(key);
  expect(count.reads).toBe(2);
});

test("what was read is kept, and each purpose has a key of its own", async () => {
  const { table, count } = failingAtFirst(0);
  const asked = await Promise.all([1, 2, 3].map(() => signingKey(table, "letters")));
  expect(new Set(asked).size).toBe(1);
  expect(count.reads).toBe(1);
  expect(await signingKey(table, "invitations")).not.toBe(asked[0]);
});
