import * as z from "zod";
import { refuse } from "./refusal.ts";
import { isSignatureOf, signature, signingKey } from "./signing-key.ts";
import type { Access, Position, Store, Stored } from "./store.ts";
import type { Table } from "./table.ts";

const Cursor = z.strictObject({
  list: z.string(),
  position: z.strictObject({ shard: z.int().min(0), start: z.record(z.string(), z.string()).optional() }),
});

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
  const secret = await signingKey(table, "cursors");
  const position = query.cursor === undefined ? undefined : opened(secret, access, query.cursor);
  const page = await store.page(access, { limit: query.limit, ...(position ? { position } : {}) });
  return { items: page.entities, ...(page.next ? { next: sealed(secret, access, page.next) } : {}) };
}

function sealed(secret: string, access: Access, position: Position): string {
  const payload = Buffer.from(JSON.stringify({ list: access.key, position })).toString("base64url");
  return `${payload}.${signature(secret, payload)}`;
}

function opened(secret: string, access: Access, cursor: string): Position {
  const [payload = "", given = "", ...more] = cursor.split(".");
  if (more.length > 0 || !isSignatureOf(secret, payload, given)) return refuse("CursorInvalid");
  const parsed = Cursor.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  return parsed.list === access.key ? parsed.position : refuse("CursorInvalid");
}
