import type { PayableBatch } from "../../schemas/payment.ts";
import { asCsv } from "../shared/spreadsheet.ts";

const columns = ["endToEndId", "amount", "currency", "holder", "iban", "remittance"];

/** One line per payment, in the batch's own order: equal batches have equal bytes. */
export function paymentCsv({ payments }: Pick<PayableBatch, "payments">): string {
  const rows = payments.map(({ endToEndId, money, payee }) => [
    endToEndId,
    { decimal: money.amount },
    money.currency,
    payee.holder,
    payee.iban.replaceAll(" ", ""),
    `Travel costs ${endToEndId}`,
  ]);
  return asCsv({ columns, rows });
}
