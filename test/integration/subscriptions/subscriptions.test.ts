import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { published } from "../../../functions/news/news.ts";
import { tellSubscribers } from "../../../functions/news/tell-subscribers.ts";
import { subscribersOf } from "../../../functions/subscriptions/subscriptions.ts";
import { CallId } from "../../../schemas/ids.ts";
import type { Letter } from "../../../schemas/letter.ts";
import type { Happening } from "../../../schemas/news.ts";
import {
  applicationInput,
  callContent,
  callIn,
  callInput,
  closesAt,
  during,
} from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type Ask, allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
});
afterAll(() => database.stop());

const by = { sub: "person_anna", at: during };
let calls = 0;
let callId = CallId.parse("call_none");
let programme = "";
beforeEach(async () => {
  calls += 1;
  const code = `news-${calls}`;
  callId = CallId.parse(`call_${code}`);
  programme = `PROGRAMME ${calls}`;
  const content = callContent({
    ...callInput(),
    code,
    programme: { ...callInput().programme, code: programme },
  });
  await database.table.transact(
    deps.calls.created({ ...callIn("open", content), id: callId }, "create", by).writes,
  );
});

const lettersTo = async (email: string): Promise<Letter[]> => {
  const all = deps.letters.list({ index: "gsi1", key: `${callId}#letter`, shards: 8 });
  return (await Array.fromAsync(all)).filter(({ to }) => to.email === email);
};
const request = (email: string, topic: object = { callId }) => ({
  topic,
  email,
  name: "Eva Ek",
  language: "sv",
});
const subscribe = (body: object, at = during) => ask("POST /subscriptions", { body, at });
const confirm = (token: unknown, at = during) => ask("POST /subscriptions/confirm", { body: { token }, at });
const cancel = (token: unknown) => ask("POST /subscriptions/cancel", { body: { token } });

async function tokenFor(email: string, kind: string): Promise<string> {
  const letter = (await lettersTo(email)).find((one) => one.kind === kind);
  return String(letter?.facts.token ?? letter?.facts.cancelToken);
}
async function subscribed(email: string, topic: object = { callId }): Promise<string> {
  await subscribe(request(email, topic));
  await confirm(await tokenFor(email, "subscription-requested"));
  return tokenFor(email, "subscription-confirmed");
}
async function happens(happening: Happening, audience: "subscribers" | "everyone") {
  const call = await deps.calls.get(callId);
  const writes = await published(deps, call, happening, audience, by);
  await database.table.transact(writes);
  const [write] = writes;
  const news = (await Array.fromAsync(deps.news.list({ index: "gsi2", key: `${callId}#news` }))).at(-1);
  if (write === undefined || news === undefined) throw new Error("Nothing was published.");
  const tell = tellSubscribers(deps);
  for (let position = "", more = true; more; ) ({ position, more } = await tell(news.id, position));
}
const readers = async () =>
  (await Array.fromAsync(subscribersOf(deps.subscriptions, await deps.calls.get(callId)))).map(
    ({ email }) => email,
  );

test("nobody is subscribed until the reader of the letter says so, and nobody stays who leaves", async () => {
  const email = "eva@example.org";
  expect((await subscribe(request(email))).status).toBe(202);
  expect(await readers()).toEqual([]);
  expect((await confirm(await tokenFor(email, "subscription-requested"))).body).toEqual({ state: "active" });
  expect(await readers()).toEqual([email]);
  const token = await tokenFor(email, "subscription-confirmed");
  expect((await cancel(token)).body).toEqual({ state: "cancelled" });
  expect((await cancel(token)).body).toEqual({ state: "cancelled" });
  expect(await readers()).toEqual([]);
});

test("a cancelled subscription keeps nothing of the person", async () => {
  const token = await subscribed("forget@example.org");
  await cancel(token);
  const item = await database.table.get({ pk: `subscription_${token.split(".")[0]}`, sk: "entity" });
  expect(JSON.stringify(item)).toContain("cancelled");
  expect(JSON.stringify(item)).not.toMatch(/forget|Eva Ek/);
});

test("a mail program ends it with one click, whatever it sends as body", async () => {
  const token = await subscribed("click@example.org");
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const click = { params: { subscriptionToken: token }, raw: "List-Unsubscribe=One-Click", headers: form };
  const { status, body } = await ask("POST /subscriptions/{subscriptionToken}/cancel", click);
  expect({ status, body }).toEqual({ status: 200, body: { state: "cancelled" } });
  expect(await readers()).toEqual([]);
});

test("the answer is the same for a new address, a waiting one and a subscribed one, and none is written to twice an hour", async () => {
  const email = "twice@example.org";
  const answers = [await subscribe(request(email)), await subscribe(request(email.toUpperCase()))];
  await confirm(await tokenFor(email, "subscription-requested"));
  answers.push(await subscribe(request(email)));
  expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
    Array(3).fill({ status: 202, body: { state: "confirmationSent" } }),
  );
  expect((await lettersTo(email)).map(({ kind }) => kind).toSorted()).toEqual([
    "subscription-confirmed",
    "subscription-requested",
  ]);
});

test("a code that is two weeks old confirms nothing, and a new letter brings a new beginning", async () => {
  const email = "late@example.org";
  await subscribe(request(email));
  const token = await tokenFor(email, "subscription-requested");
  const late = await confirm(token, "2023-06-15T10:00:00.001Z");
  expect([late.status, late.body.code]).toEqual([410, "TokenExpired"]);
  await subscribe(request(email), "2023-06-15T11:00:00.000Z");
  expect((await confirm(token, "2023-06-15T12:00:00.000Z")).status).toBe(200);
});

test("who hears of a call and of its programme, and applies as well, gets one letter about one thing", async () => {
  await subscribed("both@example.org");
  await subscribed("both@example.org", { programme });
  await subscribed("programme@example.org", { programme });
  await subscribe(request("waiting@example.org"));
  const as = { name: "eva", groups: ["applicant"], organisation: "org_both" };
  const started = await ask("POST /calls/{callId}/applications", {
    as,
    params: { callId },
    body: applicationInput("org_both"),
  });
  expect(started.status).toBe(201);
  const moved = { kind: "deadlineMoved", from: closesAt, to: "2023-07-07T21:59:00.000Z" } as const;
  await happens(moved, "everyone");
  const told = async (email: string) =>
    (await lettersTo(email)).filter(({ kind }) => kind.startsWith("news-")).map(({ kind }) => kind);
  expect(await told("both@example.org")).toEqual(["news-deadline-moved"]);
  expect(await told("programme@example.org")).toEqual(["news-deadline-moved"]);
  expect(await told("waiting@example.org")).toEqual([]);
});

test("an applicant without a subscription gets no code to end one", async () => {
  const as = { name: "eva", groups: ["applicant"], organisation: "org_plain" };
  await ask("POST /calls/{callId}/applications", {
    as,
    params: { callId },
    body: applicationInput("org_plain"),
  });
  await happens({ kind: "cancelled", why: "No money." }, "everyone");
  const letter = (await lettersTo("plain@example.org")).find(({ kind }) => kind === "news-cancelled");
  expect(letter?.facts).toMatchObject({ why: "No money.", cancelToken: "" });
});

const refusals: [what: string, route: string, asked: (token: string) => Ask, expected: unknown[]][] = [
  [
    "an unknown call",
    "POST /subscriptions",
    () => ({ body: request("a@example.org", { callId: "call_none" }) }),
    [422, "InputInvalid", "/topic/callId UnknownCall"],
  ],
  [
    "an unknown programme",
    "POST /subscriptions",
    () => ({ body: request("a@example.org", { programme: "NONE" }) }),
    [422, "InputInvalid", "/topic/programme UnknownProgramme"],
  ],
  [
    "a header in a name",
    "POST /subscriptions",
    () => ({ body: { ...request("a@example.org"), name: "Eva\r\nBcc: all@example.org" } }),
    [422, "InputInvalid", "/name LineBreak"],
  ],
  [
    "a header in an address",
    "POST /subscriptions",
    () => ({ body: request("a@example.org\r\nBcc: b@example.org") }),
    [422, "InputInvalid", "/email Invalid", "/email LineBreak"],
  ],
  [
    "a control character in a name",
    "POST /subscriptions",
    () => ({ body: { ...request("a@example.org"), name: "E\u0000va" } }),
    [422, "InputInvalid", "/name ControlCharacter"],
  ],
  [
    "a field that nobody knows",
    "POST /subscriptions",
    () => ({ body: { ...request("a@example.org"), state: "active" } }),
    [422, "InputInvalid", "/state UnknownField"],
  ],
  [
    "a dry run, which would tell whose address is known",
    "POST /subscriptions",
    () => ({ body: request("a@example.org"), query: { dryRun: "true" } }),
    [400, "ParameterInvalid", "/query/dryRun UnknownField"],
  ],
  [
    "a code that was changed",
    "POST /subscriptions/cancel",
    (token) => ({ body: { token: `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}` } }),
    [400, "TokenInvalid"],
  ],
  [
    "a code for another purpose",
    "POST /subscriptions/confirm",
    (token) => ({ body: { token } }),
    [400, "TokenInvalid"],
  ],
  [
    "a code that is no code",
    "POST /subscriptions/confirm",
    () => ({ body: { token: "1" } }),
    [422, "InputInvalid", "/token Invalid"],
  ],
  [
    "an address with a code that is no code",
    "POST /subscriptions/{subscriptionToken}/cancel",
    () => ({ params: { subscriptionToken: "1" } }),
    [404, "NotFound"],
  ],
];
test.each(refusals)("%s is refused with a problem of its own", async (_what, route, asked, expected) => {
  const token = await subscribed("steady@example.org");
  const { status, body } = await ask(route, asked(token));
  const faults = Array.isArray(body.errors)
    ? body.errors.map(({ pointer, code }) => `${pointer} ${code}`)
    : [];
  expect([status, body.code, ...faults]).toEqual(expected);
  expect(await readers()).toEqual(["steady@example.org"]);
});
