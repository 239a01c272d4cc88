import { afterAll, beforeAll, expect, test } from "vitest";
import { atOnce } from "../../functions/shared/at-once.ts";
import { applicants, simulate } from "../support/deadline-simulation.ts";
import { startTable, type TestTable } from "../support/dynoxide.ts";

const seed = 20_230_630;
/** An interleaving is one application's: its requests among the moves and the closing of its call. */
const interleavings = 20_000;

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

test(`in ${interleavings} interleavings of create, submit, move, invite and close nobody is wronged`, {
  timeout: 900_000,
}, async () => {
  const worlds = Number(process.env.WORLDS ?? Math.ceil(interleavings / applicants));
  const found: string[] = [];
  await atOnce(
    Array.from({ length: worlds }, (_, i) => seed + i),
    6,
    async (one) => {
      const faults = await simulate(database, one, true);
      found.push(...faults.map((fault) => `seed ${one}: ${fault}`));
    },
  );
  expect(found).toEqual([]);
});

test("without the seal, 100 seeds are enough to find one that was accepted after it", async () => {
  let tried = 0;
  let faults: string[] = [];
  for (; tried < 100 && faults.length === 0; tried += 1) {
    const all = await simulate(database, seed + tried, false);
    faults = all.filter((fault) => fault.startsWith("accepted after"));
  }
  expect(faults).not.toEqual([]);
});
