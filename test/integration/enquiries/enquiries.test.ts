import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { CallId } from "../../../schemas/ids.ts";
import { callContent, callIn, callInput, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
});
afterAll(() => database.stop());

const anna = { name: "anna", groups: ["staff"] };
let calls = 0;
let callId = CallId.parse("call_none");
beforeEach(async () => {
  calls += 1;
  const code = `asked-${calls}`;
  callId = CallId.parse(`call_${code}`);
  const content = callContent({ ...callInput(), code, ...{ questionsUntil: "2023-06-20T12:00" } });
  const by = { sub: "person_anna", at: during };
  await database.table.transact(
    deps.calls.created({ ...callIn("open", content), id: callId }, "create", by).writes,
  );
});

const question = "Kan <b>två</b> kommuner söka tillsammans?";
const asking = { question, name: "Eva Ek", email: "eva@example.org", language: "sv" };
const askQuestion = (body: object = asking, at = during) =>
  ask("POST /calls/{callId}/questions", { params: { callId }, body, at });
const answerIt = (enquiryId: unknown, body: object, query = {}) =>
  ask("POST /enquiries/{enquiryId}/answer", {
    as: anna,
    params: { enquiryId: String(enquiryId) },
    body,
    query,
  });
const answers = (language: string) =>
  ask("GET /calls/{callId}/questions", { params: { callId }, headers: { "accept-language": language } });
const publish = {
  answer: { sv: "Ja.", en: "Yes." },
  publish: true,
  publishedQuestion: { sv: "Kan två söka?", en: "Can two apply?" },
};
const kindsOf = async () =>
  (await Array.fromAsync(deps.letters.list({ index: "gsi1", key: `${callId}#letter`, shards: 8 }))).map(
    ({ kind, to }) => `${kind} ${to.email}`,
  );

test("a question waits for staff, and no letter leaves on a stranger's word", async () => {
  const first = await askQuestion();
  const again = await askQuestion();
  expect([first.status, again.status, first.body]).toEqual([201, 201, again.body]);
  expect(await kindsOf()).toEqual([]);
  const list = await ask("GET /calls/{callId}/enquiries", { as: anna, params: { callId } });
  expect(list.body.items).toMatchObject([{ state: "asked", question, asker: { email: "eva@example.org" } }]);
  expect((await answers("sv")).body).toEqual({ items: [] });
});

test("an answer that is not published goes to its asker alone", async () => {
  const { body } = await askQuestion();
  await answerIt(body.id, { answer: { en: "Yes." }, publish: false });
  expect(await kindsOf()).toEqual(["enquiry-answered eva@example.org"]);
  expect((await answers("sv")).body).toEqual({ items: [] });
});

test("a published answer is for everybody, in their language, and shows nothing of who asked", async () => {
  const { body } = await askQuestion();
  const done = await answerIt(body.id, publish);
  expect([done.status, done.body.state]).toEqual([200, "published"]);
  const item = { id: body.id, answeredAt: during };
  const swedish = await answers("sv");
  expect(swedish.body).toEqual({
    items: [{ ...item, question: "Kan två söka?", answer: "Ja.", language: "sv" }],
  });
  expect((await answers("en")).body.items).toEqual([
    { ...item, question: "Can two apply?", answer: "Yes.", language: "en" },
  ]);
  expect(JSON.stringify(swedish.body)).not.toMatch(/Eva|eva@|<b>/);
  expect((await answerIt(body.id, publish)).body.code).toBe("WrongState");
});

test("an answer that changes something asks for letters to everybody", async () => {
  const { body } = await askQuestion();
  await answerIt(body.id, { ...publish, tellEveryone: true });
  const operations = await Array.fromAsync(
    deps.operations.list({ index: "gsi1", key: `${callId}#operation` }),
  );
  expect(operations.map(({ workflow }) => workflow)).toEqual(["tell-subscribers"]);
});

test("a dry run of an answer shows its letter and writes nothing", async () => {
  const { body } = await askQuestion();
  const shown = await answerIt(body.id, publish, { dryRun: "true" });
  expect(shown.body.letters).toEqual([{ kind: "enquiry-answered", to: "eva@example.org" }]);
  expect(await kindsOf()).toEqual([]);
});

test("questions are taken up to the last minute that the call names", async () => {
  expect((await askQuestion(asking, "2023-06-20T10:00:00.000Z")).status).toBe(201);
  const late = await askQuestion({ ...asking, question: "Och nu?" }, "2023-06-20T10:00:00.001Z");
  expect([late.status, late.body.code]).toEqual([409, "QuestionsClosed"]);
});

const bad: [what: string, change: object, fault: string][] = [
  ["no address", { email: undefined }, "/email Missing"],
  ["a header in a name", { name: "Eva\nBcc: all@example.org" }, "/name LineBreak"],
  [
    "a header in an address",
    { email: "eva@example.org\r\nBcc: b@example.org" },
    "/email Invalid, /email LineBreak",
  ],
  ["a bidirectional override", { question: "Kan \u202evi?" }, "/question ControlCharacter"],
  ["nothing but blanks", { question: "  \n " }, "/question Empty"],
  ["too long a question", { question: "?".repeat(2001) }, "/question TooLarge"],
  ["an unknown field", { publish: true }, "/publish UnknownField"],
];
test.each(bad)("a question with %s is refused with its pointer", async (_what, change, fault) => {
  const { status, body } = await askQuestion({ ...asking, ...change });
  const faults = Array.isArray(body.errors)
    ? body.errors.map(({ pointer, code }) => `${pointer} ${code}`)
    : [];
  expect([status, body.code, faults.join(", ")]).toEqual([422, "InputInvalid", fault]);
});

const badAnswers: [what: string, body: object, fault: string][] = [
  ["no language", { answer: {}, publish: false }, "/answer TranslationMissing"],
  ["no public wording", { answer: { sv: "Ja." }, publish: true }, "/publishedQuestion Missing"],
  [
    "an audience but not published",
    { answer: { sv: "Ja." }, publish: false, tellEveryone: true },
    "/tellEveryone NotPublished",
  ],
];
test.each(badAnswers)("an answer with %s is refused with its pointer", async (_what, said, fault) => {
  const { body } = await askQuestion();
  const refused = await answerIt(body.id, said);
  const { errors } = refused.body;
  const faults = Array.isArray(errors) ? errors.map(({ pointer, code }) => `${pointer} ${code}`) : [];
  expect([refused.status, faults]).toEqual([422, [fault]]);
  expect(await kindsOf()).toEqual([]);
});

test("nobody asks about a call that is not public", async () => {
  const draft = callIn("draft", callContent({ ...callInput(), code: `draft-${calls}` }));
  const id = CallId.parse(`call_draft-${calls}`);
  await database.table.transact(
    deps.calls.created({ ...draft, id }, "create", { sub: "a", at: during }).writes,
  );
  const { status } = await ask("POST /calls/{callId}/questions", { params: { callId: id }, body: asking });
  expect(status).toBe(404);
});
