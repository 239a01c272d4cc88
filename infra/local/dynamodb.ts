import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type JsonObject, LocalHostError, listOf, objectOf, textOf } from "./json.ts";
import { callJson, ServiceFault } from "./json-protocol.ts";
import type { Table } from "./plan.ts";
import { createTrim } from "./stream-trim.ts";

export type Database = {
  endpoint: string;
  /** Forgets a table's stream records up to this sequence number, which everybody has seen. */
  trim: (table: string, sequence: bigint) => void;
  /** The sequence number of a table's newest stream record; undefined where only reading the stream can tell. */
  newest: (table: string) => bigint | undefined;
  stop: () => Promise<void>;
};

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string")
    throw new LocalHostError("No port is free on 127.0.0.1.");
  return address.port;
};

const engine = (): string => {
  try {
    return join(
      dirname(createRequire(import.meta.url).resolve("@dynoxide/linux-x64/package.json")),
      "dynoxide",
    );
  } catch {
    throw new LocalHostError(
      "The DynamoDB engine is not installed for this platform: run `npx dynoxide --port 8000` and start again with AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:8000.",
    );
  }
};

// The engine does not notice that its parent was killed; the shell does, because its standard input closes.
const dieWithParent =
  'exec 3<&0; "$@" & engine=$!; (cat <&3 >/dev/null; kill $engine 2>/dev/null) & wait $engine';

const isUp = async (endpoint: string): Promise<boolean> => {
  try {
    await callJson(endpoint, "DynamoDB_20120810.ListTables", { Limit: 1 });
    return true;
  } catch (error) {
    return error instanceof ServiceFault;
  }
};

/** Where tables lie that nobody keeps: in memory, if the system has a directory for that. */
const memory = (): string => {
  try {
    accessSync("/dev/shm", constants.W_OK);
    return "/dev/shm";
  } catch {
    return tmpdir();
  }
};

/** Starts the engine on a port of the system's choice, or uses the one that the environment names. */
export const startDatabase = async (dataDirectory?: string): Promise<Database> => {
  const given = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (given !== undefined && given !== "") {
    if (await isUp(given))
      return { endpoint: given, trim: () => {}, newest: () => undefined, stop: async () => {} };
    throw new LocalHostError(`AWS_ENDPOINT_URL_DYNAMODB is ${given}, but no DynamoDB answers there.`);
  }
  const port = await freePort();
  const directory = dataDirectory ?? mkdtempSync(join(memory(), "utlysning-table-"));
  const path = join(directory, "dynamodb.sqlite");
  const forget = () => {
    if (dataDirectory === undefined) rmSync(directory, { recursive: true, force: true });
  };
  const child = spawn(
    "sh",
    [
      "-c",
      dieWithParent,
      "dynoxide",
      engine(),
      "serve",
      "--host",
      "127.0.0.1",
      "--port",
      String(port),
      "--db-path",
      path,
    ],
    // In a group of its own: a Ctrl-C in the terminal must reach the host, which stops the engine last.
    { stdio: ["pipe", "ignore", "pipe"], detached: true },
  );
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000);
  });
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const endpoint = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 500; attempt += 1) {
    if (hasEnded()) break;
    if (await isUp(endpoint)) {
      const trim = createTrim(path);
      const stop = async () => {
        trim.close();
        if (!hasEnded()) {
          const exited = once(child, "exit");
          child.stdin.end();
          await exited;
        }
        forget();
      };
      return { endpoint, trim: trim.upTo, newest: trim.newest, stop };
    }
    await sleep(10);
  }
  child.stdin.end();
  forget();
  throw new LocalHostError(`The DynamoDB engine did not start: ${complaint.trim() || "it gave no reason"}`);
};

const indexFrom = (index: NonNullable<Table["GlobalSecondaryIndexes"]>[number]): JsonObject => ({
  IndexName: index.IndexName,
  KeySchema: index.KeySchema,
  Projection: {
    ProjectionType: index.Projection.ProjectionType ?? "ALL",
    ...(index.Projection.NonKeyAttributes && { NonKeyAttributes: index.Projection.NonKeyAttributes }),
  },
});

const describe = async (endpoint: string, name: string): Promise<JsonObject | undefined> => {
  try {
    return objectOf((await callJson(endpoint, "DynamoDB_20120810.DescribeTable", { TableName: name })).Table);
  } catch (error) {
    if (error instanceof ServiceFault && error.code === "ResourceNotFoundException") return undefined;
    throw error;
  }
};

/**
 * Creates the table as its template says, unless it is there. Answers the ARN of its stream, if it has one.
 * Items expire on real time only (`expires`): the engine knows no other clock, and on a virtual one it would
 * sweep away what has just been written.
 */
export const ensureTable = async (
  endpoint: string,
  table: Table,
  expires: boolean,
): Promise<string | undefined> => {
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  let found = await describe(endpoint, table.name);
  if (found === undefined) {
    await callJson(endpoint, "DynamoDB_20120810.CreateTable", {
      TableName: table.name,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: table.KeySchema,
      AttributeDefinitions: table.AttributeDefinitions,
      ...(table.GlobalSecondaryIndexes && {
        GlobalSecondaryIndexes: table.GlobalSecondaryIndexes.map(indexFrom),
      }),
      ...(table.LocalSecondaryIndexes && {
        LocalSecondaryIndexes: table.LocalSecondaryIndexes.map(indexFrom),
      }),
      ...(table.StreamSpecification && {
        StreamSpecification: {
          StreamEnabled: true,
          StreamViewType: table.StreamSpecification.StreamViewType,
        },
      }),
    });
    const ttl = table.TimeToLiveSpecification;
    if (expires && ttl?.Enabled === true && ttl.AttributeName !== undefined) {
      await callJson(endpoint, "DynamoDB_20120810.UpdateTimeToLive", {
        TableName: table.name,
        TimeToLiveSpecification: { Enabled: true, AttributeName: ttl.AttributeName },
      });
    }
    found = await describe(endpoint, table.name);
  }
  const existing = new Set(
    [...listOf(found?.GlobalSecondaryIndexes), ...listOf(found?.LocalSecondaryIndexes)].map((each) =>
      textOf(objectOf(each).IndexName),
    ),
  );
  const missing = indexes.find(({ IndexName }) => !existing.has(IndexName));
  if (missing !== undefined) {
    throw new LocalHostError(
      `Table ${table.name} was made before its index ${missing.IndexName}: start with --fresh to make it again.`,
    );
  }
  return textOf(found?.LatestStreamArn);
};
