import type { PayableBatch } from "../../schemas/payment.ts";

const columns = ["endToEndId", "amount", "currency", "holder", "iban", "remittance"];

/** One line per payment, in the batch's own order: equal batches have equal bytes. */
export function paymentCsv({ payments }: Pick<PayableBatch, "payments">): string {
  const rows = payments.map(({ endToEndId, money, payee }) => [
    endToEndId,
    money.amount,
    money.currency,
    payee.holder,
    payee.iban.replaceAll(" ", ""),
    `Travel costs ${endToEndId}`,
  ]);
  return `${[columns, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** A cell that a spreadsheet reads as text: what starts like a formula is quoted with an apostrophe (RFC 4180 besides). */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
