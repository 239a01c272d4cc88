import {
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { Refusal, type RefusalCode } from "./refusal.ts";

export interface Key {
  pk: string;
  sk: string;
}
export type Item = Key & Record<string, unknown>;
export type IndexName = "gsi1" | "gsi2" | "gsi3";

/** What must hold of the stored item for a write to happen. */
export interface Condition {
  absent?: true;
  rev?: number;
  state?: readonly string[];
  /** The stored attribute is at least this. */
  atLeast?: { attribute: string; value: string | number };
  /** The stored attribute has this value. */
  equal?: { attribute: string; value: string | number | boolean };
  /** The stored text does not contain this. */
  excludes?: { attribute: string; value: string };
}

/** One write of a transaction, and what to refuse with when its condition does not hold. */
export type Write =
  | { put: Item; condition: Condition; otherwise: RefusalCode; says?: Saying }
  | { check: Key; condition: Condition; otherwise: RefusalCode };

/** What a write means, for a dry run to show. */
export interface Saying {
  type: string;
  id: string;
  action: string;
  letter?: { kind: string; to: string };
}

export interface Page {
  items: Item[];
  /** Where to go on, or undefined at the end. */
  next: Record<string, unknown> | undefined;
}

export interface Table {
  /** The item as it is now, or only these of its attributes. */
  get(key: Key, only?: readonly string[]): Promise<Item | undefined>;
  /** Items of one partition of the base table or an index, in order of the sort key. */
  query(q: {
    index?: IndexName;
    partition: string;
    prefix?: string;
    upTo?: string;
    limit?: number;
    start?: Record<string, unknown>;
  }): Promise<Page>;
  /** All of the writes or none. Refuses with the `otherwise` of the first write whose condition does not hold. */
  transact(writes: readonly Write[]): Promise<void>;
}

/** At most so many writes fit one transaction of DynamoDB. */
export const TRANSACTION_LIMIT = 100;

const attempts = 8;

/** The client's steps are put in order once for each kind of call, not at every call; nobody reads its log. */
function openClient(): DynamoDBClient {
  const client = new DynamoDBClient({ cacheMiddleware: true });
  client.middlewareStack.remove("loggerMiddleware");
  return client;
}

/** The one place that knows DynamoDB's syntax. */
export function openTable(name: string, client = openClient()): Table {
  return {
    async get(key, only) {
      const { Item: item } = await client.send(
        new GetItemCommand({
          TableName: name,
          Key: marshall({ pk: key.pk, sk: key.sk }),
          ConsistentRead: true,
          ...(only && {
            ProjectionExpression: only.map((_, i) => `#a${i}`).join(", "),
            ExpressionAttributeNames: Object.fromEntries(only.map((name, i) => [`#a${i}`, name])),
          }),
        }),
      );
      return item === undefined ? undefined : { ...unmarshall(item), ...key };
    },
    async query({ index, partition, prefix, upTo, limit, start }) {
      const sort =
        prefix !== undefined ? " AND begins_with(#sk, :sk)" : upTo !== undefined ? " AND #sk <= :sk" : "";
      const bound = prefix ?? upTo;
      const answer = await client.send(
        new QueryCommand({
          TableName: name,
          IndexName: index,
          ConsistentRead: index === undefined,
          KeyConditionExpression: `#pk = :pk${sort}`,
          ExpressionAttributeNames: {
            "#pk": index ? `${index}pk` : "pk",
            ...(bound === undefined ? {} : { "#sk": index ? `${index}sk` : "sk" }),
          },
          ExpressionAttributeValues: marshall({
            ":pk": partition,
            ...(bound === undefined ? {} : { ":sk": bound }),
          }),
          Limit: limit,
          ExclusiveStartKey: start && marshall(start),
        }),
      );
      const items = (answer.Items ?? []).map((stored) => {
        const item = unmarshall(stored);
        return { ...item, pk: String(item.pk), sk: String(item.sk) };
      });
      return { items, next: answer.LastEvaluatedKey && unmarshall(answer.LastEvaluatedKey) };
    },
    async transact(writes) {
      if (writes.length === 0) return;
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(
            new TransactWriteItemsCommand({ TransactItems: writes.map((write) => syntax(name, write)) }),
          );
          return;
        } catch (error) {
          if (!(error instanceof TransactionCanceledException)) throw error;
          const failed = (error.CancellationReasons ?? []).findIndex(
            (r) => r.Code === "ConditionalCheckFailed",
          );
          const write = writes[failed];
          if (write !== undefined) throw new Refusal(write.otherwise);
          // Two transactions met on one item: nothing was written, so the same may simply be tried again.
          if (attempt === attempts) throw new Refusal("ConcurrentChange");
          await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * (0.5 + Math.random())));
        }
      }
    },
  };
}

function syntax(table: string, write: Write): TransactWriteItem {
  const condition = conditionSyntax(write.condition);
  if ("put" in write)
    return {
      Put: { TableName: table, Item: marshall(write.put, { removeUndefinedValues: true }), ...condition },
    };
  return { ConditionCheck: { TableName: table, Key: marshall(write.check), ...condition } };
}

function conditionSyntax(condition: Condition) {
  const terms: string[] = [];
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  if (condition.absent) {
    terms.push("attribute_not_exists(#pk)");
    names["#pk"] = "pk";
  }
  if (condition.rev !== undefined) {
    terms.push("#rev = :rev");
    names["#rev"] = "rev";
    values[":rev"] = condition.rev;
  }
  if (condition.state !== undefined) {
    terms.push(`#state IN (${condition.state.map((_, i) => `:s${i}`).join(", ")})`);
    names["#state"] = "state";
    condition.state.forEach((state, i) => {
      values[`:s${i}`] = state;
    });
  }
  for (const [word, operator, term] of [
    ["a", ">=", condition.atLeast],
    ["e", "=", condition.equal],
  ] as const) {
    if (term === undefined) continue;
    terms.push(`#${word} ${operator} :${word}`);
    names[`#${word}`] = term.attribute;
    values[`:${word}`] = term.value;
  }
  if (condition.excludes !== undefined) {
    terms.push("NOT contains(#x, :x)");
    names["#x"] = condition.excludes.attribute;
    values[":x"] = condition.excludes.value;
  }
  return {
    ConditionExpression: terms.join(" AND "),
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: marshall(values) } : {}),
  };
}
