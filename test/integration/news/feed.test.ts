import { afterAll, beforeAll, expect, test } from "vitest";
import { kept } from "../../../functions/applications/submissions.ts";
import { openCall } from "../../../functions/calls/open-call.ts";
import { applicationIn, callId, callIn, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
  const by = { sub: "person_anna", at: "2023-05-01T08:00:00.000Z" };
  await database.table.transact(deps.calls.created(callIn("approved"), "create", by).writes);
});
afterAll(() => database.stop());

test("an opening stands in the feed and asks for letters once, however often the step runs", async () => {
  await database.table.transact((await openCall(deps)(callId)).writes);
  await database.table.transact((await openCall(deps)(callId)).writes);
  const { status, headers, body } = await ask("GET /feed", { query: { as: "json", language: "en" } });
  expect([status, headers["content-type"]]).toEqual([200, "application/feed+json; charset=utf-8"]);
  expect(body.items).toMatchObject([{ title: "Open: Small call", date_published: during, tags: ["opened"] }]);
  const operations = await Array.fromAsync(
    deps.operations.list({ index: "gsi1", key: `${callId}#operation` }),
  );
  expect(operations.map(({ workflow }) => workflow)).toEqual(["tell-subscribers"]);
});

test("the feed of another call is empty, and a format that nobody knows is refused", async () => {
  const other = await ask("GET /feed", { query: { callId: "call_other" } });
  expect(other.body.items).toEqual([]);
  const { status, body } = await ask("GET /feed", { query: { as: "rss" } });
  expect([status, body.code]).toEqual([400, "ParameterInvalid"]);
});

test("cancelling tells everybody, and the call stays to be read", async () => {
  const as = { name: "anna", groups: ["staff"] };
  const params = { callId };
  await ask("POST /calls/{callId}/cancel", { as, params, body: { reason: "No money." } });
  const { body } = await ask("GET /calls/{callId}", { params });
  expect(body).toMatchObject({ state: "cancelled", cancelled: { why: "No money." } });
  const news = await Array.fromAsync(deps.news.list({ index: "gsi2", key: `${callId}#news` }));
  expect(news.map(({ happening, audience }) => `${happening.kind} ${audience}`).toSorted()).toEqual([
    "cancelled everyone",
    "opened subscribers",
  ]);
});

test("a receipt is one of ours with its number and its hash, and a number alone opens nothing", async () => {
  const params = { receiptNumber: "SMALL-CALL-1" };
  const contentHash = "a".repeat(64);
  const unknown = await ask("GET /receipts/{receiptNumber}", { params, query: { contentHash } });
  expect(unknown.body).toEqual({ issued: false, number: "SMALL-CALL-1", contentHash });
  const application = applicationIn("submitted");
  if (application.state !== "submitted") throw new Error("Not submitted.");
  const by = { sub: "person_eva", at: during };
  await database.table.transact(kept(deps.submissions, callIn("open"), application, application.receipt, by));
  const known = await ask("GET /receipts/{receiptNumber}", { params, query: { contentHash } });
  expect(known.body).toEqual({ issued: true, ...application.receipt });
  const alone = await ask("GET /receipts/{receiptNumber}", { params });
  expect([alone.status, alone.body.code]).toEqual([400, "ParameterInvalid"]);
});
