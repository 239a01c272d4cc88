import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicationInput, callId, callInput } from "../support/builders.ts";
import type { Ask } from "../support/handlers.ts";
import { problem, publicApi } from "../support/public-api.ts";

let api: Awaited<ReturnType<typeof publicApi>>;
beforeAll(async () => {
  api = await publicApi();
});
afterAll(() => api.stop());

const anna = { name: "anna", groups: ["staff"] };
const eva = { name: "eva", groups: ["applicant"], organisation: "org_kalmar" };
const start = "POST /calls/{callId}/applications";
const params = { callId };

const as = eva;
const input = applicationInput();

const hostile: [what: string, route: string, asked: Ask, expected: object][] = [
  ["malformed JSON", start, { as, params, raw: "{" }, problem(400, "BodyMalformed", " NotJson")],
  [
    "a body that is no JSON",
    start,
    { as, params, raw: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
    problem(415, "ContentTypeUnsupported"),
  ],
  ["a body that is null", start, { as, params, raw: "null" }, problem(422, "InputInvalid", " WrongType")],
  ["a body that is a list", start, { as, params, raw: "[]" }, problem(422, "InputInvalid", " WrongType")],
  [
    "a field that is missing",
    start,
    { as, params, body: { ...input, contact: { name: "Eva", language: "sv" } } },
    problem(422, "InputInvalid", "/contact/email Missing"),
  ],
  [
    "a field that nobody knows",
    start,
    { as, params, body: { ...input, state: "submitted" } },
    problem(422, "InputInvalid", "/state UnknownField"),
  ],
  [
    "a field of the wrong type",
    start,
    { as, params, body: { ...input, consentToPublish: "yes" } },
    problem(422, "InputInvalid", "/consentToPublish WrongType"),
  ],
  [
    "a header smuggled into a name",
    start,
    { as, params, body: { ...input, contact: { ...input.contact, name: "Eva\r\nBcc: all@example.org" } } },
    problem(422, "InputInvalid", "/contact/name LineBreak"),
  ],
  [
    "a control character in a name",
    start,
    { as, params, body: { ...input, organisation: { ...input.organisation, name: "Kal\u0000mar" } } },
    problem(422, "InputInvalid", "/organisation/name ControlCharacter"),
  ],
  [
    "a bidirectional override in a name",
    start,
    { as, params, body: { ...input, organisation: { ...input.organisation, name: "Kal\u202emar" } } },
    problem(422, "InputInvalid", "/organisation/name ControlCharacter"),
  ],
  [
    "a number without end",
    start,
    { as, params, raw: JSON.stringify(input).replace("70000", "1e999") },
    problem(422, "InputInvalid", "/organisation/population NumberTooLarge"),
  ],
  ["an unknown id", start, { as, params: { callId: "call_none" }, body: input }, problem(404, "NotFound")],
  [
    "an id of another kind",
    start,
    { as, params: { callId: "app_1" }, body: input },
    problem(404, "NotFound"),
  ],
  ["an unknown route", "GET /secrets", { as }, problem(404, "NotFound")],
  ["nobody", start, { params, body: input }, problem(403, "NotPermitted")],
  [
    "somebody without the role",
    start,
    { as: { ...eva, groups: ["reviewer"] }, params, body: {} },
    problem(403, "NotPermitted"),
  ],
  [
    "a foreign organisation",
    start,
    { as: { ...eva, organisation: "org_umea" }, params, body: input },
    problem(403, "NotPermitted"),
  ],
  [
    "a tampered cursor",
    "GET /calls/{callId}/applications",
    { as: anna, params, query: { cursor: "e30.AAAA" } },
    problem(400, "CursorInvalid"),
  ],
  [
    "a page larger than allowed",
    "GET /calls/{callId}/applications",
    { as: anna, params, query: { limit: "1000" } },
    problem(400, "ParameterInvalid", "/query/limit TooLarge"),
  ],
  [
    "an If-Match that is no ETag",
    "PUT /calls/{callId}",
    { as: anna, params, body: callInput(), headers: { "if-match": "1" } },
    problem(400, "ParameterInvalid"),
  ],
  [
    "an If-Match that is stale",
    "PUT /calls/{callId}",
    { as: anna, params, body: callInput(), headers: { "if-match": '"7"' } },
    problem(412, "PreconditionFailed"),
  ],
  [
    "an Idempotency-Key that is too short",
    start,
    { as, params, body: input, headers: { "idempotency-key": "1" } },
    problem(400, "IdempotencyKeyInvalid"),
  ],
  [
    "a parameter that nobody knows",
    start,
    { as, params, body: input, query: { force: "true" } },
    problem(400, "ParameterInvalid", "/query/force UnknownField"),
  ],
];

describe("the bundle answers with a problem document of its own to", () => {
  test.each(hostile)("%s", async (_what, route, asked, expected) => {
    expect(await api.refused(route, asked)).toEqual(expected);
  });

  test("a key named __proto__, wherever it stands, and pollutes nothing", async () => {
    const text = JSON.stringify(input);
    const everywhere = ['{"__proto__":{"admin":true},', '{"constructor":{"prototype":{"admin":true}},'];
    for (const poison of everywhere)
      for (const raw of [
        text.replace(/^\{/, poison),
        text.replace('"answers":{', `"answers":${poison}`),
        text.replace('"organisation":{', `"organisation":${poison}`),
      ]) {
        const { status } = await api.ask(start, { as, params, raw, query: { dryRun: "true" } });
        expect([200, 422]).toContain(status);
      }
    expect(Reflect.get({}, "admin")).toBeUndefined();
  });
});

test("who may not ask learns nothing of what a good question looks like", async () => {
  for (const raw of ["{", "{}", "null"])
    expect(await api.refused(start, { as: { ...eva, groups: [] }, params, raw })).toEqual(
      problem(403, "NotPermitted"),
    );
});

test("a problem document names its request and nothing of the inside", async () => {
  const { headers, body } = await api.ask(start, { as, params: { callId: "call_none" }, body: input });
  expect({ headers, body }).toEqual({
    headers: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
    body: {
      type: "urn:utlysning:problem:NotFound",
      title: "There is no such thing, or you may not see it.",
      status: 404,
      code: "NotFound",
      detail: "There is no such thing, or you may not see it.",
      instance: "urn:request:request-1",
      params: { type: "call", id: "call_none" },
    },
  });
});
