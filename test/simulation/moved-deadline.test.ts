import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOfMany } from "../support/deadline-many.ts";
import { simulate } from "../support/deadline-simulation.ts";
import { startTable, type TestTable } from "../support/dynoxide.ts";

const seed = 20_230_630;
/** Two idle cores take some two minutes; `npm run bench -- deadline` goes through as many from another seed. */
const interleavings = 20_000;

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

test("in no interleaving of create, submit, move, invite and close is anybody wronged", {
  timeout: 1_800_000,
}, async () => {
  expect(await faultsOfMany(database.direct(), seed, interleavings)).toEqual([]);
});

test("without the seal, 100 seeds are enough to find one that was accepted after it", async () => {
  let faults: string[] = [];
  for (let tried = 0; tried < 100 && faults.length === 0; tried += 1) {
    const all = await simulate(database.direct(), seed + tried, false);
    faults = all.filter((fault) => fault.startsWith("accepted after"));
  }
  expect(faults).not.toEqual([]);
});
