import { LetterHandling, LetterHold, OptOut } from "../../schemas/letter-care.ts";
import { naturalKey } from "../shared/canonical.ts";
import { entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

/** What staff hold back, per call. */
export function holdStore(table: Table): Store<LetterHold> {
  return entityStore(table, {
    type: "hold",
    schema: LetterHold,
    audited: true,
    listed: ({ callId, id }) => ({ gsi1: { partition: `${callId}#hold`, sort: id } }),
  });
}

export function holdId(callId: string): string {
  return `hold_${naturalKey("hold", callId)}`;
}

/** What people did to single letters, for the audit trail: letters themselves are not audited. */
export function handlingStore(table: Table): Store<LetterHandling> {
  return entityStore(table, {
    type: "handling",
    schema: LetterHandling,
    audited: true,
    listed: ({ callId, at, id }) => ({ gsi1: { partition: `${callId}#handling`, sort: `${at}#${id}` } }),
  });
}

export function handlingId(letterId: string): string {
  return `handling_${naturalKey("handling", letterId)}`;
}

/** Who asked to be spared what is optional, per call and address. */
export function optOutStore(table: Table): Store<OptOut> {
  return entityStore(table, {
    type: "optout",
    schema: OptOut,
    audited: true,
    listed: ({ callId, id }) => ({ gsi1: { partition: `${callId}#optout`, sort: id } }),
  });
}

/** The id holds a hash of the address, never the address; receivers treat addresses that differ in case as one. */
export function optOutId(callId: string, email: string): string {
  return `optout_${naturalKey("optional", callId, email.toLowerCase())}`;
}
