import { existsSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { trailOf } from "../../functions/audit/trail.ts";
import type { Item } from "../../functions/shared/table.ts";
import { startDatabase } from "../../infra/local/dynamodb.ts";
import { InputUnreadable } from "../plan/read-input.ts";
import type { Trail } from "./read-lines.ts";

/** Where a table is: the directory of a local host that does not run, or a table's name, at AWS or another endpoint. */
export interface Source {
  data?: string | undefined;
  table?: string | undefined;
  endpoint?: string | undefined;
}

/** Every trail of a table, in the order of the entities' ids. */
export async function readTable({ data, table, endpoint }: Source): Promise<Trail[]> {
  if (data !== undefined && !existsSync(join(data, "dynamodb.sqlite")))
    throw new InputUnreadable(`no local host has kept its state in ${JSON.stringify(data)}`);
  const database = data === undefined ? undefined : await startDatabase(data);
  const local = { region: "eu-north-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
  const at = database?.endpoint ?? endpoint;
  const client = new DynamoDBClient(at === undefined ? {} : { endpoint: at, ...local });
  try {
    return await trailsOf(client, table ?? (await onlyTable(client)));
  } finally {
    client.destroy();
    await database?.stop();
  }
}

async function onlyTable(client: DynamoDBClient): Promise<string> {
  const { TableNames: [name, ...others] = [] } = await client.send(new ListTablesCommand({}));
  if (name === undefined) throw new InputUnreadable("there is no table");
  if (others.length > 0) throw new InputUnreadable("there are several tables: name one with --table");
  return name;
}

async function trailsOf(client: DynamoDBClient, name: string): Promise<Trail[]> {
  const partitions = new Map<string, Item[]>();
  const documents = DynamoDBDocumentClient.from(client);
  for await (const { Items: items = [] } of paginateScan(
    { client: documents },
    { TableName: name, ConsistentRead: true },
  ))
    for (const item of items) {
      const { pk, sk } = { pk: String(item.pk), sk: String(item.sk) };
      const isAudited = sk.startsWith("audit#") || (sk === "entity" && item.chain !== "");
      if (isAudited) partitions.set(pk, [...(partitions.get(pk) ?? []), { ...item, pk, sk }]);
    }
  return [...partitions]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, items]) => {
      const { entity, head, entries } = trailOf(
        id,
        items.toSorted((a, b) => (a.sk < b.sk ? -1 : 1)),
      );
      return { entity, ...(head && { head }), entries };
    });
}
