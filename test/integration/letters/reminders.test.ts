import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unsubscribeUrl } from "../../../functions/letters/unsubscribe.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type Act, acts, remindedCall } from "../../support/reminded-call.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const scripts = fc.array(acts, { minLength: 4, maxLength: 14 });
const seed = 20230630;

test("whatever is started, submitted, moved and crashed, every draft and every follower without one is reminded once per rung", async () => {
  const property = fc.asyncProperty(scripts, async (script) => {
    const { expected, written } = await remindedCall(database, script, true);
    expect(written).toEqual(expected);
  });
  await fc.assert(property, { seed, numRuns: 20 });
}, 300_000);

test("a crash that nothing restarts forgets somebody: the property would see it", async () => {
  const five = Array.from({ length: 5 }, (): Act => ({ act: "start" }));
  const { expected, written } = await remindedCall(database, [...five, { act: "wait", deaths: [2] }], false);
  expect(written.length).toBeLessThan(expected.length);
});

test("a reminder to somebody who follows the call ends the subscription with one click", async () => {
  const { letters } = await remindedCall(database, [{ act: "follow", who: 0, whole: false }], true);
  const [reminder] = letters;
  if (reminder === undefined) throw new Error("Nobody was reminded.");
  const url = await unsubscribeUrl(database.table, reminder, "https://api.example.org");
  expect(url).toBe(`https://api.example.org/subscriptions/${reminder.facts.cancelToken}/cancel`);
});
