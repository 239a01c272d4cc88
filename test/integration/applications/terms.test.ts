import { afterAll, beforeAll, expect, test } from "vitest";
import { Call } from "../../../schemas/call.ts";
import { applicationInput, callContent, callIn, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const terms = { version: "2023:1", text: { en: "Take part to the end.", sv: "Delta till slutet." } };

/** A draft of Kalmar's in a call with these terms or none, and what Eva does with it. */
async function draftIn(code: string, more: object) {
  const deps = depsOn(database.table);
  const ask = clientOf(database.table, allRoutes(deps));
  const call = Call.parse({ ...callIn("open", callContent({ code, ...more })), id: `call_${code}` });
  await database.table.transact(
    deps.calls.created(call, "create", { sub: "person_anna", at: during }).writes,
  );
  const as = { name: "eva", groups: ["applicant"], organisation: "org_kalmar" };
  const body = applicationInput("org_kalmar");
  const created = await ask("POST /calls/{callId}/applications", { as, params: { callId: call.id }, body });
  const params = { applicationId: String(Reflect.get(Object(created.body.application), "id")) };
  const does = (act: string, sent?: object) =>
    ask(act, { as, params, ...(sent === undefined ? {} : { body: sent }) });
  return {
    deps,
    does,
    params,
    letters: () => Array.fromAsync(deps.letters.list({ index: "gsi1", key: `${call.id}#letter`, shards: 8 })),
  };
}
const submit = "POST /applications/{applicationId}/submit";
const outcome = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  body.code,
  body.errors,
];
const refused = (code: string) => [
  422,
  "TermsNotAccepted",
  [expect.objectContaining({ pointer: "/acceptsTerms", code })],
];

test("who applies accepts the terms in the version that the call has, or is refused and stays a draft", async () => {
  const { deps, does, params } = await draftIn("with-terms", { terms });
  const before = await deps.applications.get(params.applicationId);
  expect(outcome(await does(submit))).toEqual(refused("Missing"));
  expect(outcome(await does(submit, { acceptsTerms: "2022:1" }))).toEqual(refused("OtherVersion"));
  expect(outcome(await does(submit, { acceptsTerms: true }))).toMatchObject([
    422,
    "InputInvalid",
    [{ pointer: "/acceptsTerms" }],
  ]);
  expect(await deps.applications.get(params.applicationId)).toEqual(before);
});

test("the version stands on the receipt, in the copy, in the letter and in the audit trail", async () => {
  const { does, letters } = await draftIn("kept-terms", { terms });
  const submitted = await does(submit, { acceptsTerms: "2023:1" });
  expect([submitted.status, submitted.body.receipt]).toMatchObject([200, { acceptedTerms: "2023:1" }]);
  expect((await does("GET /applications/{applicationId}/receipt")).body.acceptedTerms).toBe("2023:1");
  const { copy } = (await does("GET /applications/{applicationId}/submitted")).body;
  expect(copy).toMatchObject({
    receipt: { acceptedTerms: "2023:1" },
    text: { body: expect.stringContaining("Godkända villkor, version: 2023:1") },
  });
  const facts = (await letters())
    .filter(({ kind }) => kind === "application-received")
    .map((one) => one.facts);
  expect(facts).toMatchObject([{ acceptedTerms: "2023:1" }]);
});

test("a call without terms takes submissions without a word of them, and refuses one that accepts some", async () => {
  const { does } = await draftIn("no-terms", {});
  expect(outcome(await does(submit, { acceptsTerms: "2023:1" }))).toEqual(refused("NoTerms"));
  const submitted = await does(submit);
  expect([submitted.status, submitted.body.receipt]).toEqual([
    200,
    expect.not.objectContaining({ acceptedTerms: expect.anything() }),
  ]);
});
