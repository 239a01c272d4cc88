import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type LocalSes, startSes } from "./local-ses.ts";
import { callId, from, outboxOn } from "./outbox.ts";

let database: TestTable;
let ses: LocalSes;

// What Lambda gives a function is its environment; the handlers read it when they are loaded.
beforeAll(async () => {
  [database, ses] = await Promise.all([startTable(), startSes()]);
  Object.assign(process.env, {
    AWS_REGION: "eu-north-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_ENDPOINT_URL_DYNAMODB: await database.client.config
      .endpoint?.()
      .then((e) => `http://${e.hostname}:${e.port}`),
    AWS_ENDPOINT_URL_SESV2: ses.endpoint,
    TABLE_NAME: database.name,
    FROM_ADDRESS: from,
    CONFIGURATION_SET: "utlysning-test",
    PUBLIC_ADDRESS: "https://api.example.org",
  });
});
afterAll(async () => {
  delete process.env.AWS_ENDPOINT_URL_DYNAMODB;
  await Promise.all([database.stop(), ses.stop()]);
});

const context: Context = {
  awsRequestId: "request-1",
  callbackWaitsForEmptyEventLoop: false,
  functionName: "letters",
  functionVersion: "1",
  invokedFunctionArn: "arn:aws:lambda:eu-north-1:000000000000:function:letters",
  memoryLimitInMB: "128",
  logGroupName: "letters",
  logStreamName: "1",
  getRemainingTimeInMillis: () => 30_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};

test("the deployed functions send a letter, write down its fate and show both to staff", async () => {
  const outbox = outboxOn(database.table, ses.client());
  const ids = [
    await outbox.queue("place-offered", "part_1", "one@example.org"),
    await outbox.queue("place-offered", "part_2", "two@example.org"),
  ];
  const { handler: send } = await import("../../../functions/letters/send-letter.handler.ts");
  const Records = ids.map((id, i) => ({
    eventID: `event-${i}`,
    dynamodb: { SequenceNumber: String(i), Keys: { pk: { S: id }, sk: { S: "entity" } } },
  }));
  expect(await send({ Records }, context)).toEqual({ batchItemFailures: [] });

  const [first = ""] = ids;
  const { handler: record } = await import("../../../functions/letters/record-fate.handler.ts");
  const event = {
    source: "aws.ses",
    "detail-type": "Email Delivered",
    detail: { mail: { messageId: "ses-1", tags: { letter: [first] } }, delivery: {} },
  };
  expect(await record(event, context)).toEqual({ outcome: "delivered" });

  const { handler: staff } = await import("../../../functions/letters/staff.handler.ts");
  const Page = z.object({
    items: z.array(z.object({ id: z.string(), state: z.string() })),
    next: z.string().optional(),
  });
  const page = async (cursor?: string) => {
    const answer = await staff(listRequest({ limit: "1", ...(cursor ? { cursor } : {}) }), context);
    return Page.parse(JSON.parse(answer.body ?? ""));
  };
  const states = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor);
    for (const { id, state } of items) states.set(id, state);
    cursor = next;
  } while (cursor !== undefined);
  expect(states).toEqual(
    new Map([
      [first, "delivered"],
      [ids[1], "sent"],
    ]),
  );
});

function listRequest(queryStringParameters: Record<string, string>): APIGatewayProxyEventV2 {
  const claims = { sub: "staff-1", email: "staff@example.org", "cognito:groups": "[staff]" };
  const requestContext = {
    accountId: "000000000000",
    apiId: "api",
    domainName: "api.example.org",
    domainPrefix: "api",
    http: { method: "GET", path: "/", protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" },
    requestId: "request-1",
    routeKey: "GET /calls/{callId}/letters",
    stage: "$default",
    time: "28/Jun/2023:07:41:09 +0000",
    timeEpoch: Date.parse("2023-06-28T07:41:09.120Z"),
    authorizer: { jwt: { claims, scopes: [] } },
  };
  return {
    version: "2.0",
    routeKey: requestContext.routeKey,
    rawPath: `/calls/${callId}/letters`,
    rawQueryString: "",
    headers: {},
    pathParameters: { callId },
    queryStringParameters,
    requestContext,
    isBase64Encoded: false,
  };
}
