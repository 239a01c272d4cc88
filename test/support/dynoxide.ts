import {
  CreateTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  ListTablesCommand,
} from "@aws-sdk/client-dynamodb";
import { openTable, type Table } from "../../functions/shared/table.ts";
import { startDatabase } from "../../infra/local/dynamodb.ts";
import { directClient } from "./direct-client.ts";

const indexes = ["gsi1", "gsi2", "gsi3"] as const;
const name = "utlysning-test";

export interface TestTable {
  name: string;
  table: Table;
  /** The same table over a transport without the SDK's work, for a test that asks hundreds of thousands of times. */
  direct: () => Table;
  client: DynamoDBClient;
  stop: () => Promise<void>;
}

/**
 * A table like the deployed one in an engine of its own: empty and kept nowhere, or kept in a directory, where a later
 * one finds it again.
 */
export async function startTable(directory?: string): Promise<TestTable> {
  const database = await startDatabase(directory);
  const client = new DynamoDBClient({
    endpoint: database.endpoint,
    region: "eu-north-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const keys = (prefix: string): KeySchemaElement[] => [
    { AttributeName: `${prefix}pk`, KeyType: "HASH" },
    { AttributeName: `${prefix}sk`, KeyType: "RANGE" },
  ];
  const attributes = ["", ...indexes].flatMap((prefix) => [`${prefix}pk`, `${prefix}sk`]);
  const { TableNames: existing } = await client.send(new ListTablesCommand({}));
  if (existing?.includes(name) !== true)
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: keys(""),
        AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        GlobalSecondaryIndexes: indexes.map((IndexName) => ({
          IndexName,
          KeySchema: keys(IndexName),
          Projection: { ProjectionType: "ALL" },
        })),
      }),
    );
  let stopped: Promise<void> | undefined;
  let light: DynamoDBClient | undefined;
  const direct = () => {
    light ??= directClient(database.endpoint);
    return openTable(name, light);
  };
  const stop = () => {
    client.destroy();
    light?.destroy();
    stopped ??= database.stop();
    return stopped;
  };
  return { name, table: openTable(name, client), direct, client, stop };
}
