import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { isRefusal, refuse } from "./refusal.ts";
import type { Access, Position, Store, Stored } from "./store.ts";
import type { Table } from "./table.ts";

const Cursor = z.strictObject({
  list: z.string(),
  position: z.strictObject({ shard: z.int().min(0), start: z.record(z.string(), z.string()).optional() }),
});

const keyOf = { pk: "signing-key", sk: "cursors" };

/**
 * One page of a list for the API. A cursor is opaque and signed for its list: it is input, and a forged one would be a
 * way to read from any partition.
 */
export async function paged<Entity extends { id: string; state: string }>(
  table: Table,
  store: Store<Entity>,
  access: Access,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: Stored<Entity>[]; next?: string }> {
  const secret = await signingKey(table);
  const position = query.cursor === undefined ? undefined : opened(secret, access, query.cursor);
  const page = await store.page(access, { limit: query.limit, ...(position ? { position } : {}) });
  return { items: page.entities, ...(page.next ? { next: sealed(secret, access, page.next) } : {}) };
}

function sealed(secret: string, access: Access, position: Position): string {
  const payload = Buffer.from(JSON.stringify({ list: access.key, position })).toString("base64url");
  return `${payload}.${signature(secret, payload)}`;
}

function opened(secret: string, access: Access, cursor: string): Position {
  const [payload = "", given = ""] = cursor.split(".");
  const expected = Buffer.from(signature(secret, payload));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return refuse("CursorInvalid");
  const parsed = Cursor.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  return parsed.list === access.key ? parsed.position : refuse("CursorInvalid");
}

function signature(secret: string, payload: string): string {
  return createHmac("sha256", secret).update(payload).digest("base64url");
}

const secrets = new WeakMap<Table, Promise<string>>();

/** The key lives in the encrypted table, made by whoever needs it first; deleting the item renews it. */
function signingKey(table: Table): Promise<string> {
  const known = secrets.get(table) ?? readOrMake(table);
  secrets.set(table, known);
  return known;
}

async function readOrMake(table: Table): Promise<string> {
  const stored = await table.get(keyOf);
  if (stored) return z.string().parse(stored.secret);
  const secret = randomBytes(32).toString("base64");
  try {
    await table.transact([
      {
        put: { ...keyOf, type: "signing-key", secret },
        condition: { absent: true },
        otherwise: "AlreadyExists",
      },
    ]);
    return secret;
  } catch (error) {
    if (!isRefusal(error, "AlreadyExists")) throw error;
    return z.string().parse((await table.get(keyOf))?.secret);
  }
}
