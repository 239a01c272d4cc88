import { PaymentId } from "../../schemas/ids.ts";
import { PaymentPointer } from "../../schemas/payment.ts";
import { naturalKey } from "../shared/canonical.ts";
import { entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

/** Which batch a payment is in, by its end-to-end id: how the bank's word finds it. Written once, with the batch. */
export function pointerStore(table: Table): Store<PaymentPointer> {
  return entityStore(table, { type: "payment", schema: PaymentPointer, audited: false, listed: () => ({}) });
}

/** Whatever a bank wrote as an end-to-end id names something or nothing. */
export function pointerOf(endToEndId: string): PaymentId {
  return PaymentId.parse(`payment_${naturalKey(endToEndId)}`);
}
