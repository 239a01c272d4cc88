import { AuditTrail } from "../../schemas/views.ts";
import { contentHash } from "../shared/canonical.ts";
import type { Item, Table } from "../shared/table.ts";

/** The audit entries of an entity in order, and whether each still follows from the one before it. */
export async function readTrail(table: Table, entity: string): Promise<AuditTrail> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.query({ partition: entity, prefix: "audit#", ...(start ? { start } : {}) });
    items.push(...page.items);
    start = page.next;
  } while (start !== undefined);
  const entries = AuditTrail.shape.entries.parse(items);
  const head = await table.get({ pk: entity, sk: "entity" });
  return { entity, intact: isIntact(entity, entries, head?.chain), entries };
}

/** Every entry hashes to what it says, names its predecessor, and the last is the one the entity knows. */
export function isIntact(entity: string, entries: AuditTrail["entries"], head: unknown): boolean {
  let previous = "";
  for (const [index, { hash, ...entry }] of entries.entries()) {
    const follows = entry.previous === previous && entry.rev === index + 1;
    if (!follows || hash !== contentHash({ entity, ...entry })) return false;
    previous = hash;
  }
  return entries.length > 0 && head === previous;
}
