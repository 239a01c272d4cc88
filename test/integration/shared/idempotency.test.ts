import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTable } from "../../../functions/shared/table.ts";
import { ApplicationId } from "../../../schemas/ids.ts";
import { applicationInput, callId, callIn } from "../../support/builders.ts";
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
  await database.table.transact(deps.calls.created(callIn("open"), "create", by).writes);
});
afterAll(() => database.stop());

const start = "POST /calls/{callId}/applications";
const submit = "POST /applications/{applicationId}/submit";
let people = 0;
let organisation = "";
beforeEach(() => {
  people += 1;
  organisation = `org_city${people}`;
});
const asked = (key: string, more: object = {}) => ({
  as: { name: `person${people}`, groups: ["applicant"], organisation },
  params: { callId },
  body: applicationInput(organisation),
  headers: { "idempotency-key": key },
  ...more,
});
const idOf = (body: Record<string, unknown>): string => /app_[a-z0-9]+/.exec(JSON.stringify(body))?.[0] ?? "";

test("the same key with the same request is answered the same, and done once", async () => {
  const first = await ask(start, asked("key-00001"));
  const second = await ask(start, asked("key-00001"));
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
  expect([first, second].map(({ headers }) => headers["idempotency-replayed"])).toEqual([undefined, "true"]);
  expect((await deps.applications.get(idOf(first.body))).rev).toBe(1);
});

test("the same key with another body, route or address is refused", async () => {
  const { body } = await ask(start, asked("key-00002"));
  const other = { ...applicationInput(organisation), consentToPublish: false };
  const again = await ask(start, asked("key-00002", { body: other }));
  const elsewhere = await ask(
    submit,
    asked("key-00002", { params: { applicationId: idOf(body) }, body: undefined }),
  );
  expect([again, elsewhere].map((answer) => [answer.status, answer.body.code])).toEqual([
    [422, "IdempotencyKeyReused"],
    [422, "IdempotencyKeyReused"],
  ]);
});

test("a key belongs to the person who sent it", async () => {
  await ask(start, asked("key-00003"));
  people += 1;
  organisation = `org_city${people}`;
  const { status, headers } = await ask(start, asked("key-00003"));
  expect([status, headers["idempotency-replayed"]]).toEqual([201, undefined]);
});

test("the same request several times at once has one effect and one answer", async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => ask(start, asked("key-00004"))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect((await deps.applications.get(idOf(answers[0]?.body ?? {}))).rev).toBe(1);
});

test("a request that was refused leaves its key free", async () => {
  const broken = await ask(
    start,
    asked("key-00005", { body: { ...applicationInput(organisation), track: "none!" } }),
  );
  const mended = await ask(start, asked("key-00005"));
  expect([broken.status, mended.status]).toEqual([422, 201]);
});

test("of two who change what both read, the second is told, and without If-Match decided anew", async () => {
  const { body } = await ask(start, asked("key-00006"));
  const edit = "PUT /applications/{applicationId}";
  const params = { applicationId: idOf(body) };
  const first = await ask(edit, asked("x", { params, headers: { "if-match": '"1"' } }));
  const second = await ask(edit, asked("x", { params, headers: { "if-match": '"1"' } }));
  expect([first.status, second.status, second.body.code]).toEqual([200, 412, "PreconditionFailed"]);
  const both = await Promise.all([1, 2].map(() => ask(edit, asked("x", { params, headers: {} }))));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect((await deps.applications.get(params.applicationId)).rev).toBe(4);
});

/** A bundle whose first transaction is preceded by somebody else's work, or whose answer is lost on its way back. */
function meddled(client: DynamoDBClient, before: () => Promise<unknown>, after: () => void = () => {}) {
  let meddles = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const writing =
        context.commandName === TransactWriteItemsCommand.name ||
        context.commandName === "TransactWriteCommand";
      meddles += writing ? 1 : 0;
      if (writing && meddles === 1) await before();
      const answer = await next(args);
      if (writing && meddles === 1) after();
      return answer;
    },
    { step: "initialize", name: "meddle", override: true },
  );
  const table = openTable(database.name, client);
  return clientOf(table, allRoutes(depsOn(table)));
}

test("a change that comes between reading and writing is 412 with If-Match, and decided anew without", async () => {
  const { body } = await ask(start, asked("key-00007"));
  const params = { applicationId: idOf(body) };
  const edit = "PUT /applications/{applicationId}";
  const between = () => ask(edit, asked("x", { params, headers: {} }));
  const outcomes = [];
  for (const headers of [{ "if-match": '"1"' }, {}]) {
    const { status } = await meddled(database.client, between)(edit, asked("x", { params, headers }));
    database.client.middlewareStack.remove("meddle");
    outcomes.push(status);
  }
  expect(outcomes).toEqual([412, 200]);
});

test("a key is remembered when everything was stopped and started again", async () => {
  const directory = mkdtempSync(join(tmpdir(), "utlysning-idempotency-"));
  const answers = [];
  for (const _start of [1, 2]) {
    const kept = await startTable(directory);
    const there = depsOn(kept.table);
    if (!(await there.calls.find(callId))) {
      const by = { sub: "person_anna", at: "2023-05-01T08:00:00.000Z" };
      await kept.table.transact(there.calls.created(callIn("open"), "create", by).writes);
    }
    const { status, headers, body } = await clientOf(kept.table, allRoutes(there))(start, asked("key-00009"));
    const { rev } = await there.applications.get(ApplicationId.parse(idOf(body)));
    answers.push({ status, replayed: headers["idempotency-replayed"], rev, body });
    await kept.stop();
  }
  rmSync(directory, { recursive: true });
  const [first] = answers;
  expect(answers).toEqual([
    { ...first, status: 201, replayed: undefined, rev: 1 },
    { ...first, status: 201, replayed: "true", rev: 1 },
  ]);
});

test("a client whose answer was lost asks again and gets it", async () => {
  const lost = meddled(
    database.client,
    async () => {},
    () => {
      throw new Error("connection reset");
    },
  );
  const first = await lost(start, asked("key-00008"));
  database.client.middlewareStack.remove("meddle");
  const second = await ask(start, asked("key-00008"));
  expect([first.status, second.status, second.headers["idempotency-replayed"]]).toEqual([500, 201, "true"]);
  expect((await deps.applications.get(idOf(second.body))).rev).toBe(1);
});
