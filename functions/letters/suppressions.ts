import { Suppression } from "../../schemas/suppression.ts";
import { naturalKey } from "../shared/canonical.ts";
import { entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function suppressionStore(table: Table): Store<Suppression> {
  return entityStore(table, {
    type: "suppression",
    schema: Suppression,
    audited: false,
    // Only ever asked for by the address.
    listed: () => ({}),
  });
}

/** Receivers treat addresses that differ in case as one, so they are one here. */
export function suppressionId(email: string): string {
  return `suppression_${naturalKey("address", email.toLowerCase())}`;
}
