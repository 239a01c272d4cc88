import * as z from "zod";
import { auditEntry } from "../shared/audit-entry.ts";
import { canonical, contentHash } from "../shared/canonical.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { withoutPersons } from "./without-persons.ts";

const Item = z.looseObject({
  type: z.string(),
  rev: z.number(),
  chain: z.string(),
  state: z.string(),
  entity: z.string(),
});

/**
 * Rewrites one stored entity without the people in it. It keeps its place in every list but those that are keyed by a
 * person, and its audit trail goes on: the entry says that something was erased, and what is left hashes to it. An
 * entity that is so already is left alone, so that a step may run twice.
 */
export async function erased(
  table: Table,
  { id, schema }: { id: string; schema: z.ZodType },
  by: Author,
): Promise<Change<void>> {
  const key = { pk: id, sk: "entity" };
  const stored = (await table.get(key)) ?? refuse("NotFound", { id });
  const item = Item.parse(stored);
  const after = schema.parse(withoutPersons(schema, schema.parse(JSON.parse(item.entity))));
  const entity = canonical(after);
  if (entity === item.entity) return unchanged(undefined);
  const rev = item.rev + 1;
  const { at, sub } = by;
  const content = contentHash(after);
  const entry =
    item.chain === ""
      ? undefined
      : auditEntry({
          entity: id,
          rev,
          at,
          by: sub,
          action: "erasePersonalData",
          details: {},
          content,
          previous: item.chain,
        });
  const put = { ...withoutAddress(stored), ...key, rev, chain: entry?.hash ?? "", entity };
  return {
    output: undefined,
    writes: [
      {
        put,
        condition: { rev: item.rev, state: [item.state] },
        otherwise: "ConcurrentChange",
        says: { type: item.type, id, action: "erasePersonalData" },
      },
      ...(entry ? [entry.write] : []),
    ],
  };
}

/** An application is also listed under a hash of its contact's address, which an address at hand would find again. */
function withoutAddress({ gsi3pk, gsi3sk, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return String(gsi3pk).includes("#contact#") ? rest : { gsi3pk, gsi3sk, ...rest };
}
