import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { canonical } from "../../functions/shared/canonical.ts";
import type { TestTable } from "./dynoxide.ts";

/** Every item of a table, as sorted lines: two that are equal hold the same to the byte. */
export async function wholeTable({ client, name }: TestTable): Promise<string[]> {
  const items: string[] = [];
  const documents = DynamoDBDocumentClient.from(client);
  for await (const page of paginateScan({ client: documents }, { TableName: name, ConsistentRead: true }))
    items.push(...(page.Items ?? []).map((item) => canonical(item)));
  return items.toSorted();
}
