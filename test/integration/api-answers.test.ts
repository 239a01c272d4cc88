import { afterAll, beforeAll, expect, test } from "vitest";
import { applicationInput, callContent, callId, callIn } from "../support/builders.ts";
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

const input = applicationInput();

test("HTML in a name is kept as the text that it is", async () => {
  const name = "<script>alert(1)</script> & Söner";
  const body = { ...input, organisation: { ...input.organisation, id: "org_html", name } };
  const answer = await api.ask(start, { as: { ...eva, organisation: "org_html" }, params, body });
  expect(answer.status).toBe(201);
  expect(answer.body.application).toMatchObject({ content: { organisation: { name } } });
  expect(answer.headers).toMatchObject({
    "content-type": "application/json; charset=utf-8",
    "x-content-type-options": "nosniff",
  });
});

test("a dry run shows the changes and the letters, and writes nothing", async () => {
  const body = {
    ...applicationInput("org_dry"),
    contact: { name: "Eva Ek", email: "eva@example.org", language: "sv" },
  };
  const dry = { as: { ...eva, organisation: "org_dry" }, params, body, query: { dryRun: "true" } };
  const headers = { "idempotency-key": "dry-run-1" };
  const { status, body: preview } = await api.ask(start, { ...dry, headers });
  expect(status).toBe(200);
  expect(preview).toEqual({
    dryRun: true,
    changes: [{ type: "application", id: expect.stringMatching(/^app_/), action: "create" }],
    letters: [{ kind: "application-started", to: "eva@example.org" }],
  });
  const mine = await api.ask("GET /applications/mine", { as: dry.as });
  expect(mine.body).toEqual({ items: [] });
  expect(await api.table.query({ partition: "idempotency#person_eva" })).toMatchObject({ items: [] });
});

test("a list is read page by page, and a cursor opens no other list", async () => {
  const list = "GET /calls/{callId}/applications";
  for (const name of ["one", "two", "three"])
    await api.ask(start, {
      as: { ...eva, organisation: `org_page${name}` },
      params,
      body: applicationInput(`org_page${name}`),
    });
  const ids: unknown[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: "2", ...(cursor === undefined ? {} : { cursor }) };
    const { body } = await api.ask(list, { as: anna, params, query });
    if (Array.isArray(body.items)) ids.push(...body.items.map(({ id }) => id));
    cursor = typeof body.next === "string" ? body.next : undefined;
    if (cursor !== undefined) {
      const elsewhere = { as: anna, params, query: { cursor } };
      expect(await api.refused("GET /calls/{callId}/letters", elsewhere)).toEqual(
        problem(400, "CursorInvalid"),
      );
      const forged = { as: anna, params, query: { cursor: `${cursor.slice(0, -1)}!` } };
      expect(await api.refused(list, forged)).toEqual(problem(400, "CursorInvalid"));
    }
  } while (cursor !== undefined);
  const { body } = await api.ask(list, { as: anna, params, query: { limit: "100" } });
  expect(ids).toEqual(Array.isArray(body.items) ? body.items.map(({ id }) => id) : []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(3);
});

test("what nobody foresaw is answered with the request's id and without its message", async () => {
  const broken = callIn("open", { ...callContent(), code: "broken-call" });
  const item = {
    pk: "call_broken-call",
    sk: "entity",
    type: "call",
    entity: '{"state":"open"}',
    rev: 1,
    chain: "",
  };
  await api.table.transact([{ put: item, condition: { absent: true }, otherwise: "AlreadyExists" }]);
  const { status, body } = await api.ask("GET /calls/{callId}", {
    params: { callId: `call_${broken.content.code}` },
  });
  expect({ status, body }).toEqual({
    status: 500,
    body: {
      type: "urn:utlysning:problem:Unexpected",
      title: "Something went wrong on our side.",
      status: 500,
      code: "Unexpected",
      detail: "Nothing was changed. The id of this request helps us to find out.",
      instance: "urn:request:request-1",
    },
  });
});
