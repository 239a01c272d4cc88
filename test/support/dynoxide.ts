import { CreateTableCommand, DynamoDBClient, type KeySchemaElement } from "@aws-sdk/client-dynamodb";
import { openTable, type Table } from "../../functions/shared/table.ts";
import { startDatabase } from "../../infra/local/dynamodb.ts";

const indexes = ["gsi1", "gsi2", "gsi3"] as const;
const name = "utlysning-test";

export interface TestTable {
  name: string;
  table: Table;
  client: DynamoDBClient;
  stop: () => Promise<void>;
}

/** A table like the deployed one, empty, in an engine of its own that keeps nothing. */
export async function startTable(): Promise<TestTable> {
  const database = await startDatabase();
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
  const stop = async () => {
    client.destroy();
    await database.stop();
  };
  return { name, table: openTable(name, client), client, stop };
}
