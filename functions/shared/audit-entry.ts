import { contentHash } from "./canonical.ts";
import type { Write } from "./table.ts";

interface Act {
  entity: string;
  rev: number;
  at: string;
  by: string;
  action: string;
  details: Record<string, unknown>;
  /** SHA-256 of the entity as it becomes. */
  content: string;
  /** The hash of the entry before; empty in the first. */
  previous: string;
}

/** The entry of an act in the chain of its entity, and its hash, which the entity remembers. */
export function auditEntry(act: Act): { hash: string; write: Write } {
  const hash = contentHash(act);
  const put = { pk: act.entity, sk: auditKey(act.rev), type: "audit", ...act, hash };
  return { hash, write: { put, condition: { absent: true }, otherwise: "ConcurrentChange" } };
}

/** The sort key of the audit entry with this number. */
export function auditKey(rev: number): string {
  return `audit#${String(rev).padStart(8, "0")}`;
}
