import { CfnRoute } from "aws-cdk-lib/aws-apigatewayv2";
import { decodeJwt, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { type Host, startHost } from "../../../infra/local/host.ts";
import { synthFixture } from "../../support/local-app.ts";
import { clientOf } from "../../support/local-client.ts";

const assembly = synthFixture();
let host: Host;
let client: ReturnType<typeof clientOf>;

beforeAll(async () => {
  host = await startHost({ assembly, clock: "2023-05-03T10:00:00.000Z" });
  client = clientOf(host.url);
});
afterAll(() => host.stop());

const gateway = (status: number, message: string) => ({
  type: "about:blank",
  title: message,
  status,
  code: message.replaceAll(" ", ""),
  message,
});

describe("routes", () => {
  test.each([
    ["GET", "/things/special", "GET /things/special"],
    ["GET", "/things/other", "GET /things/{thing}"],
    ["DELETE", "/things/a/parts/b/c", "ANY /things/{thing}/parts/{rest+}"],
  ])("%s %s reaches %s", async (method, path, routeKey) => {
    const { status, headers, body } = await client.call(method, path);
    expect([status, headers.get("x-route"), body.routeKey]).toEqual([200, routeKey, routeKey]);
  });

  test("the function gets the request as payload 2.0, at the clock's instant", async () => {
    const path = "/things/a%20b/parts/c/d?x=1&x=2&y=";
    const { body, headers } = await client.call(
      "POST",
      path,
      { å: 1 },
      { Cookie: "k=v; l=w", "X-Mixed": "Yes" },
    );
    const { requestContext, headers: sent, ...event } = body;
    expect(event).toEqual({
      version: "2.0",
      routeKey: "ANY /things/{thing}/parts/{rest+}",
      rawPath: "/things/a%20b/parts/c/d",
      rawQueryString: "x=1&x=2&y=",
      queryStringParameters: { x: "1,2", y: "" },
      pathParameters: { thing: "a b", rest: "c/d" },
      cookies: ["k=v", "l=w"],
      body: '{"å":1}',
      isBase64Encoded: false,
    });
    expect(sent["x-mixed"]).toBe("Yes");
    expect([requestContext.timeEpoch, requestContext.time, requestContext.http.method]).toEqual([
      Date.parse("2023-05-03T10:00:00.000Z"),
      "03/May/2023:10:00:00 +0000",
      "POST",
    ]);
    expect(headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  test("an unknown route is not found", async () => {
    const { status, body } = await client.call("GET", "/nowhere/at/all");
    expect([status, body]).toEqual([404, gateway(404, "Not Found")]);
  });

  test("a function that throws is an internal error", async () => {
    const { status, body } = await client.call("POST", "/fail");
    expect([status, body]).toEqual([500, gateway(500, "Internal Server Error")]);
  });

  test("a body over ten megabytes is too large", async () => {
    const { status } = await client.call("POST", "/items", { text: "x".repeat(10 * 1024 * 1024) });
    expect(status).toBe(413);
  });

  test("bytes arrive in base64", async () => {
    const response = await fetch(`${host.url}/things/a/parts/b`, {
      method: "POST",
      headers: { "content-type": "application/pdf" },
      body: new Uint8Array([0, 255]),
    });
    expect(await response.json()).toMatchObject({ body: "AP8=", isBase64Encoded: true });
  });
});

describe("the authorizer", () => {
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
  const knock = async (headers: Record<string, string>) =>
    (await client.call("GET", "/secrets", undefined, headers)).status;

  test("claims reach the function as text", async () => {
    const request = {
      sub: "u1",
      email: "u1@example.org",
      name: "U",
      roles: ["staff", "admin"],
      organisation: "org_1",
    };
    const { token } = (await client.call("POST", "/_local/token", request)).body;
    const { body } = await client.call("GET", "/secrets", undefined, bearer(token));
    const { claims } = body.requestContext.authorizer.jwt;
    const { sub, email, token_use, exp } = claims;
    expect([
      sub,
      email,
      token_use,
      claims["cognito:groups"],
      claims["custom:organisation"],
      typeof exp,
    ]).toEqual(["u1", "u1@example.org", "id", "[staff admin]", "org_1", "string"]);
  });

  test("no token, a spoilt token and somebody else's token are all unauthorized", async () => {
    const token = await host.token({ sub: "u1" });
    const other = await startHost({ assembly, clock: "2023-05-03T10:00:00.000Z" });
    const foreign = await other.token({ sub: "u1" });
    await other.stop();
    const statuses = [
      await knock({}),
      await knock(bearer(`${token}x`)),
      await knock(bearer(foreign)),
      await knock(bearer("x")),
    ];
    expect(statuses).toEqual([401, 401, 401, 401]);
    const { body, headers } = await client.call("GET", "/secrets");
    expect([body, headers.get("content-type")]).toEqual([
      gateway(401, "Unauthorized"),
      "application/problem+json",
    ]);
  });

  test("a token that is unsigned, was changed, or names another issuer or audience is unauthorized", async () => {
    const token = await host.token({ sub: "u1", roles: ["applicant"] });
    const [header = "", payload = "", signature = ""] = token.split(".");
    const claims = z.record(z.string(), z.unknown()).parse(decodeJwt(token));
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const changed = (change: object) => `${header}.${encoded({ ...claims, ...change })}.${signature}`;
    const unsigned = { alg: "none" };
    const symmetric = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256" })
      .sign(Buffer.alloc(32, 1));
    const tokens = [
      `${encoded(unsigned)}.${payload}.`,
      `${encoded(unsigned)}.${payload}.${signature}`,
      symmetric,
      changed({ "cognito:groups": ["admin"] }),
      changed({ iss: "https://example.org" }),
      changed({ aud: "other" }),
      changed({ exp: 9_999_999_999 }),
      `${header}.${payload}.`,
      `${header}.${payload}`,
    ];
    expect(await Promise.all(tokens.map((one) => knock(bearer(one))))).toEqual(tokens.map(() => 401));
    expect(await knock(bearer(token))).toBe(200);
  });

  test("a route without an authorizer does not look at the token", async () => {
    expect((await client.call("GET", "/things/x", undefined, bearer("nonsense"))).status).toBe(200);
  });

  test("a token ends on the virtual clock, to the second", async () => {
    const token = await host.token({ sub: "u1", expiresIn: 60 });
    expect(await knock(bearer(token))).toBe(200);
    await client.moveTo("2023-05-03T10:00:59.999Z");
    expect(await knock(bearer(token))).toBe(200);
    await client.moveTo("2023-05-03T10:01:00.000Z");
    expect(await knock(bearer(token))).toBe(401);
  });
});

describe("the object store", () => {
  test("function code stores, reads and signs forms at the virtual time", async () => {
    const { body } = await client.call("PUT", "/objects/plan", { any: "thing" });
    expect(body.content).toBe('{"any":"thing"}');
    const form = new FormData();
    for (const [name, value] of Object.entries<string>(body.form.fields)) form.append(name, value);
    form.append("file", new Blob(["posted"]), "plan.txt");
    const posted = await fetch(body.form.url, { method: "POST", body: form });
    expect(posted.status).toBe(204);
  });
});

describe("the local routes", () => {
  test("the clock does not go back, and says so", async () => {
    const { status, body } = await client.moveTo("2020-01-01T00:00:00Z");
    expect(status).toBe(409);
    expect(body.message).toContain("time does not go back");
  });
  test("a malformed instant is refused with its field", async () => {
    const { status, body } = await client.moveTo("tomorrow");
    expect([status, body.message.startsWith("to:")]).toEqual([400, true]);
  });
  test("health names what the template has", async () => {
    const { body } = await client.call("GET", "/_local/health");
    expect([body.status, body.database.tables, body.objects.buckets.length, body.routes.length]).toEqual([
      "ok",
      [expect.stringMatching(/^Data-Table/)],
      1,
      10,
    ]);
  });
});

test("a route that the app no longer has is gone here too", async () => {
  const without = synthFixture({}, ({ service }) => {
    for (const child of service.node.findAll()) {
      if (child instanceof CfnRoute && child.routeKey === "GET /things/special")
        service.node.tryRemoveChild(child.node.id);
    }
  });
  const smaller = await startHost({ assembly: without, clock: "2023-05-03T10:00:00.000Z" });
  const { headers } = await clientOf(smaller.url).call("GET", "/things/special");
  await smaller.stop();
  expect(headers.get("x-route")).toBe("GET /things/{thing}");
});

test("a taken port is said in one sentence", async () => {
  const port = Number(new URL(host.url).port);
  await expect(startHost({ assembly, port })).rejects.toThrow(
    `Port ${port} is taken: choose another with --port, or --port 0 for any.`,
  );
});
