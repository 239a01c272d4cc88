import type { AuditTrail, ChainBreak, Head } from "../../schemas/audit.ts";
import { contentHash } from "../shared/canonical.ts";

/**
 * Where a trail first stops being believable: an entry that is not the next one, does not name its predecessor or does
 * not hash to what it says; a last entry that is not the one which the entity knows, or an entity that is not as its
 * last entry left it. Undefined when all of it holds.
 *
 * Who can rewrite the entity and every entry after the change leaves no break: an export kept elsewhere tells that.
 */
export function firstBreak(
  entity: string,
  entries: AuditTrail["entries"],
  head: Head | undefined,
): ChainBreak | undefined {
  let previous = "";
  for (const [index, { hash, ...entry }] of entries.entries()) {
    const rev = index + 1;
    if (entry.rev !== rev) return { rev, code: "EntryMissing" };
    if (entry.previous !== previous) return { rev, code: "PredecessorDiffers" };
    if (hash !== contentHash({ entity, ...entry })) return { rev, code: "EntryDiffers" };
    previous = hash;
  }
  const rev = Math.max(entries.length, head?.rev ?? 0);
  if (head === undefined) return { rev, code: "EntityMissing" };
  if (head.rev !== entries.length)
    return { rev: Math.min(head.rev, entries.length) + 1, code: "EntryMissing" };
  if (head.chain !== previous) return { rev, code: "HeadDiffers" };
  return head.content === entries.at(-1)?.content ? undefined : { rev, code: "ContentDiffers" };
}
