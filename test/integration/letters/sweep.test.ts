import { afterAll, beforeAll, expect, test } from "vitest";
import { sweep } from "../../../functions/calls/sweep.ts";
import { taken } from "../../../functions/letters/fates.ts";
import { Letter } from "../../../schemas/letter.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { depsOn } from "../../support/handlers.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const noon = "2023-05-03T12:00:00.000Z";
const at = (seconds: number) => new Date(Date.parse(noon) + seconds * 1000).toISOString();

test("the sweeper touches a letter that waits, doubts one left while it was sent, and leaves one on its way alone", async () => {
  const { letters, ...deps } = depsOn(database.table, () => at(120));
  const queued = (name: string) =>
    Letter.parse({
      id: `letter_${name}`,
      callId: "call_test",
      kind: "place-withdrawn",
      subjectId: "participation_x",
      to: { name: "Ada", email: "ada@example.org" },
      language: "en",
      facts: {},
      queuedAt: noon,
      state: "queued",
    });
  const by = { sub: "test", at: noon };
  await database.table.transact(letters.created(queued("waits"), "queued", by).writes);
  await database.table.transact(letters.created(taken(queued("stuck"), at(10)), "take", by).writes);
  await database.table.transact(letters.created(taken(queued("leaving"), at(119)), "take", by).writes);

  const swept = await sweep({ ...deps, letters, table: database.table, wake: async () => undefined })();

  const fate = async (name: string) => {
    const { state, rev } = await letters.get(`letter_${name}`);
    return [state, rev];
  };
  expect(swept).toEqual({ woken: 0, touched: 2 });
  expect([await fate("waits"), await fate("stuck"), await fate("leaving")]).toEqual([
    ["queued", 2],
    ["ambiguous", 2],
    ["sending", 1],
  ]);
});
