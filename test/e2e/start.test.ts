import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { referenceRates } from "../../programmes/reference-rates.ts";
import { RatesImported } from "../../schemas/rates.ts";
import { run, type Started, start } from "../support/command.ts";
import { synthesized } from "../support/infra-assembly.ts";

const ProblemDocument = z.object({
  code: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string() })).optional(),
});
const Calls = z.object({ items: z.array(z.object({ id: z.string(), state: z.string() })) });

let started: Started;
let url = "";
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const assembly = await synthesized();
  started = await start("node", ["commands/start.ts", "--port", "0", "--assembly", assembly], "Ctrl-C stops");
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(started.printed)?.[0] ?? "";
  for (const [, name = "", token = ""] of started.printed.matchAll(/export (\w+)_TOKEN=(\S+)/g))
    tokens[name] = token;
});
afterAll(() => started.interrupt());

async function problem(path: string, options: { token?: string; body?: string; type?: string } = {}) {
  const { token, body, type = "application/json" } = options;
  const answer = await fetch(`${url}${path}`, {
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { "content-type": type } : {}),
    },
    ...(body ? { method: "POST", body } : {}),
  });
  const { code, errors } = ProblemDocument.parse(await answer.json());
  return { status: answer.status, type: answer.headers.get("content-type")?.split(";")[0], code, errors };
}

test("the call is loaded and open, and the first requests that are printed answer", async () => {
  const { items } = Calls.parse(await (await fetch(`${url}/calls`)).json());
  expect(items.map(({ id, state }) => [id, state])).toEqual([["call_twin-cities-2023", "open"]]);
  const described: unknown = await (await fetch(`${url}/openapi.json`)).json();
  expect(described).toMatchObject({ openapi: "3.1.0" });
  expect((await fetch(`${url}/docs`)).headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(Object.keys(tokens).sort()).toEqual([
    "ADMIN",
    "APPLICANT",
    "APPROVER",
    "COORDINATOR",
    "FINANCE",
    "HOST",
    "OBSERVER",
    "REVIEWER",
    "STAFF",
  ]);
});

test("the exchange rates that come along are loaded: to import them again adds nothing", async () => {
  const body = referenceRates();
  const answer = await fetch(`${url}/rates`, {
    method: "POST",
    headers: { authorization: `Bearer ${tokens.FINANCE}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(RatesImported.parse(await answer.json())).toEqual({
    provider: "ecb",
    added: 0,
    known: body.rates.length,
  });
});

test("a wrong token, an unknown call, a malformed body and a missing field each get their own problem document", async () => {
  const json = "application/problem+json";
  const applications = "/calls/call_twin-cities-2023/applications";
  expect(await problem("/calls/call_twin-cities-2023/timeline", { token: "wrong" })).toEqual({
    status: 401,
    type: json,
    code: "Unauthorized",
    errors: undefined,
  });
  expect(await problem("/calls/call_atlantis")).toEqual({
    status: 404,
    type: json,
    code: "NotFound",
    errors: undefined,
  });
  const malformed = { ...(tokens.APPLICANT ? { token: tokens.APPLICANT } : {}), body: "{oops" };
  expect(await problem(applications, malformed)).toMatchObject({
    status: 400,
    type: json,
    code: "BodyMalformed",
  });
  const missing = await problem(applications, { ...malformed, body: '{"track":"twin"}' });
  expect([missing.status, missing.type, missing.code]).toEqual([422, json, "InputInvalid"]);
  expect(missing.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
    ["/organisation", "Missing"],
    ["/contact", "Missing"],
    ["/answers", "Missing"],
    ["/consentToPublish", "Missing"],
  ]);
  expect((await problem(applications, { ...malformed, body: "x=1", type: "text/plain" })).code).toBe(
    "ContentTypeUnsupported",
  );
});

test("the wrong role learns nothing but that it may not", async () => {
  const token = tokens.APPLICANT ?? "";
  expect(await problem("/calls/call_twin-cities-2023/timeline", { token })).toEqual({
    status: 403,
    type: "application/problem+json",
    code: "NotPermitted",
    errors: undefined,
  });
});

test("a port that is taken is named, and nothing starts", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => squatter.once("listening", resolve));
  const address = squatter.address();
  const port = typeof address === "object" && address !== null ? String(address.port) : "";
  const { code, err } = await run("node", [
    "commands/start.ts",
    "--port",
    port,
    "--assembly",
    await synthesized(),
  ]);
  squatter.close();
  expect(code).toBe(1);
  expect(err).toContain(port);
});
