import { Suppression } from "../../schemas/suppression.ts";
import { naturalKey } from "../shared/canonical.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { type Access, type Author, entityStore, type Store, type Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function suppressionStore(table: Table): Store<Suppression> {
  return entityStore(table, {
    type: "suppression",
    schema: Suppression,
    audited: true,
    listed: ({ callId, state, suppressedAt, id }) => ({
      gsi1: { partition: "suppressions", sort: `${state}#${suppressedAt}#${id}` },
      gsi3: { partition: `${callId}#suppression`, sort: id },
    }),
  });
}

/** Receivers treat addresses that differ in case as one, so they are one here. */
export function suppressionId(email: string): string {
  return `suppression_${naturalKey("address", email.toLowerCase())}`;
}

/** Every address that was ever suppressed: first the released, then those that are written to no more. */
export const suppressions: Access = { index: "gsi1", key: "suppressions" };

/** Staff know better, for instance after a telephone call: the address is written to again. What was not sent stays unsent. */
export function suppressionReleased(
  store: Store<Suppression>,
  before: Stored<Suppression>,
  reason: string,
  by: Author,
): Change<Stored<Suppression>> {
  if (before.state !== "suppressed") refuse("WrongState", { act: "release", state: before.state });
  const { id, why, letterId, callId, suppressedAt } = before;
  const common = { id, why, letterId, callId, suppressedAt };
  return store.changed(before, { ...common, state: "released", releasedAt: by.at, reason }, "release", by);
}
