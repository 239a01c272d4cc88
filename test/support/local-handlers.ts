import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import type { APIGatewayProxyEventV2, DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";

/** The functions of the fixture app: ordinary function code that knows nothing of the local host. */
const table = process.env.TABLE ?? "";
const database = new DynamoDBClient({});

const put = (pk: string, sk: string, fields: Record<string, string> = {}) =>
  database.send(
    new PutItemCommand({
      TableName: table,
      Item: {
        pk: { S: pk },
        sk: { S: sk },
        at: { S: new Date().toISOString() },
        ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { S: value }])),
      },
    }),
  );

const list = async (pk: string): Promise<Record<string, string>[]> => {
  const { Items = [] } = await database.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: pk } },
    }),
  );
  return Items.map((item) =>
    Object.fromEntries(
      Object.entries(item).map(([key, value]) => [
        key,
        value.S ?? value.N ?? value.L?.map(({ S }) => S).join(",") ?? "",
      ]),
    ),
  );
};

const count = (name: string) =>
  database.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { pk: { S: "count" }, sk: { S: name } },
      UpdateExpression: "ADD n :one",
      ExpressionAttributeValues: { ":one": { N: "1" } },
    }),
  );

const remember = (versions: string[]) =>
  database.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { pk: { S: "order" }, sk: { S: "all" } },
      UpdateExpression: "SET seen = list_append(if_not_exists(seen, :none), :new)",
      ExpressionAttributeValues: { ":none": { L: [] }, ":new": { L: versions.map((S) => ({ S })) } },
    }),
  );

const fail = (name: string): never => {
  throw Object.assign(new Error(`asked to fail with ${name}`), { name });
};

const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

type Body = {
  pk?: string;
  sk?: string;
  fields?: Record<string, string>;
  name?: string;
  at?: string;
  input?: object;
};

export const api = async (event: APIGatewayProxyEventV2) => {
  const body: Body = event.body === undefined || event.isBase64Encoded ? {} : JSON.parse(event.body);
  const { route } = event.pathParameters ?? {};
  if (event.routeKey === "GET /lists/{pk}") return { items: await list(event.pathParameters?.pk ?? "") };
  if (event.routeKey === "POST /items") {
    await put(body.pk ?? "", body.sk ?? "", body.fields);
    return { statusCode: 201, body: "{}" };
  }
  if (event.routeKey === "POST /workflows/{machine}") {
    const machine = process.env[`MACHINE_${event.pathParameters?.machine}`];
    const started = await new SFNClient({}).send(
      new StartExecutionCommand({
        stateMachineArn: machine,
        name: body.name,
        input: JSON.stringify(body.input ?? {}),
      }),
    );
    return { arn: started.executionArn };
  }
  if (event.routeKey === "POST /schedules") {
    await new SchedulerClient({}).send(
      new CreateScheduleCommand({
        Name: body.name,
        GroupName: process.env.GROUP,
        ScheduleExpression: `at(${body.at})`,
        ScheduleExpressionTimezone: "Europe/Brussels",
        ActionAfterCompletion: "DELETE",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: {
          Arn: process.env.FIRED,
          RoleArn: process.env.ROLE,
          Input: JSON.stringify({ name: body.name }),
        },
      }),
    );
    return { statusCode: 201 };
  }
  if (event.routeKey === "PUT /objects/{key}") {
    const objects = new S3Client({});
    const key = event.pathParameters?.key ?? "";
    await objects.send(
      new PutObjectCommand({ Bucket: process.env.BUCKET, Key: key, Body: text(event.body) }),
    );
    const found = await objects.send(new GetObjectCommand({ Bucket: process.env.BUCKET, Key: key }));
    const form = await createPresignedPost(objects, {
      Bucket: process.env.BUCKET ?? "",
      Key: `${key}-posted`,
      Expires: 60,
    });
    return { content: await found.Body?.transformToString(), form };
  }
  if (route === "fail") return fail("Broken");
  return {
    statusCode: 200,
    headers: { "X-Route": event.routeKey },
    cookies: ["a=1", "b=2"],
    body: JSON.stringify(event),
  };
};

const mailTo = async (to: string, subject: string) => {
  const sent = await new SESv2Client({}).send(
    new SendEmailCommand({
      FromEmailAddress: "utlysning@example.org",
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: process.env.CONFIGURATION_SET,
      EmailTags: [{ Name: "letter", Value: "receipt" }],
      Content: {
        Simple: { Subject: { Data: subject }, Body: { Text: { Data: "Hej" }, Html: { Data: "<p>Hej</p>" } } },
      },
    }),
  );
  await put("sent", subject, { messageId: sent.MessageId ?? "" });
};

export const onLetter = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of event.Records) {
    const item = record.dynamodb?.NewImage ?? {};
    await count(`letter ${item.sk?.S}`);
    if (item.to?.S === "poison") {
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? "" }] };
    }
    if (item.to?.S !== undefined) await mailTo(item.to.S, item.sk?.S ?? "");
  }
  return { batchItemFailures: [] };
};

export const onBatch = async (event: DynamoDBStreamEvent): Promise<void> => {
  const keys = event.Records.map((record) => record.dynamodb?.NewImage?.sk?.S ?? "");
  await count(`batch ${keys.join(",")}`);
  const versions = event.Records.flatMap((record) => record.dynamodb?.NewImage?.version?.S ?? []);
  if (versions.length > 0) await remember(versions);
  if (keys.includes("bad")) fail("BadRecord");
};

type MailEvent = { detail: { eventType: string; mail: { messageId: string; destination: string[] } } };

export const onMail = async ({ detail }: MailEvent): Promise<void> => {
  await put("mail", `${detail.mail.messageId} ${detail.eventType}`, {
    to: detail.mail.destination.join(","),
  });
};

export const onFired = async (event: { name?: string }): Promise<void> => {
  await put("fired", `${new Date().toISOString()} ${event.name}`);
};

export const onSweep = async (): Promise<void> => {};

type StepInput = { name: string; fail?: string; until?: number; token?: string; sleepMs?: number };

export const step = async (input: StepInput) => {
  await count(input.name);
  if (input.sleepMs !== undefined) await new Promise((done) => setTimeout(done, input.sleepMs));
  const { Item } = await database.send(
    new GetItemCommand({ TableName: table, Key: { pk: { S: "count" }, sk: { S: input.name } } }),
  );
  const times = Number(Item?.n?.N ?? 0);
  if (input.fail !== undefined && times <= (input.until ?? Number.POSITIVE_INFINITY)) fail(input.fail);
  if (input.token !== undefined) await put("token", input.name, { token: input.token });
  return { name: input.name, times, at: new Date().toISOString() };
};
