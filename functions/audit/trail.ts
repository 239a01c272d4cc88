import * as z from "zod";
import { AuditEntry, type AuditedKind, type AuditTrail, type TrailVerdict } from "../../schemas/audit.ts";
import type { CallId } from "../../schemas/ids.ts";
import { auditKey } from "../shared/audit-entry.ts";
import { sha256 } from "../shared/canonical.ts";
import { paged } from "../shared/cursor.ts";
import { entityStore } from "../shared/store.ts";
import type { Item, Table } from "../shared/table.ts";
import { firstBreak } from "./chain.ts";
import { listedUnder } from "./listed-under.ts";

/** The audit entries of an entity in order, and whether each still follows from the one before it. */
export async function readTrail(table: Table, entity: string): Promise<AuditTrail> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    // The entries and the entity itself lie in one partition.
    const page = await table.query({ partition: entity, ...(start ? { start } : {}) });
    items.push(...page.items);
    start = page.next;
  } while (start !== undefined);
  return trailOf(entity, items);
}

const Stored = z.object({ rev: z.number(), chain: z.string(), entity: z.string() });

/** The trail that the items of one partition make. */
export function trailOf(entity: string, items: readonly Item[]): AuditTrail {
  const entries = items.flatMap((item) => {
    const entry = AuditEntry.safeParse(item);
    // What cannot be read, or lies where another belongs, is missing.
    return entry.success && item.sk === auditKey(entry.data.rev) ? [entry.data] : [];
  });
  const stored = items.find(({ sk }) => sk === "entity");
  const known = Stored.safeParse(stored);
  const head = known.success
    ? { rev: known.data.rev, chain: known.data.chain, content: sha256(known.data.entity) }
    : undefined;
  const broken = firstBreak(entity, entries, head);
  return { entity, intact: broken === undefined, ...(broken && { broken }), ...(head && { head }), entries };
}

const Any = z.looseObject({ id: z.string(), state: z.string() });

/** Whether the trails of a call's entities of one kind hold, page by page. */
export async function checkTrails(
  table: Table,
  callId: CallId,
  { kind, ...page }: { kind: AuditedKind; limit: number; cursor?: string | undefined },
): Promise<{ items: TrailVerdict[]; next?: string }> {
  const access = listedUnder(callId, kind);
  const things = entityStore(table, { type: kind, schema: Any, audited: true, listed: () => ({}) });
  const { items, ...more } = await paged(table, things, access, page);
  const trails = await Promise.all(items.map(({ id }) => readTrail(table, id)));
  return { ...more, items: trails.map((trail) => ({ ...trail, entries: trail.entries.length })) };
}
