import { afterAll, beforeAll, expect, test } from "vitest";
import { applicationInput, callId, callIn, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

test("a receipt says when in fields of its own, and is checked by its number and hash", async () => {
  const deps = depsOn(database.table);
  const ask = clientOf(database.table, allRoutes(deps));
  const by = { sub: "person_anna", at: during };
  await database.table.transact(deps.calls.created(callIn("open"), "create", by).writes);
  const as = { name: "eva", groups: ["applicant"], organisation: "org_kalmar" };
  const body = applicationInput("org_kalmar");
  const created = await ask("POST /calls/{callId}/applications", { as, params: { callId }, body });
  const params = { applicationId: String(Reflect.get(Object(created.body.application), "id")) };
  const read = () => ask("GET /applications/{applicationId}/receipt", { as, params });
  expect((await read()).status).toBe(404);
  await ask("POST /applications/{applicationId}/submit", { as, params });
  const { number, contentHash, verifyAt, ...when } = (await read()).body;
  expect([when, verifyAt]).toEqual([
    {
      receivedAt: during,
      receivedLocally: "2023-06-01T12:00:00",
      zone: "Europe/Brussels",
      utcOffset: "+02:00",
      version: 1,
    },
    `/receipts/${number}?contentHash=${contentHash}`,
  ]);
  const checked = await ask("GET /receipts/{receiptNumber}", {
    params: { receiptNumber: String(number) },
    query: { contentHash: String(contentHash) },
  });
  expect(checked.body).toMatchObject({ issued: true, number, contentHash, receivedAt: during });
});
