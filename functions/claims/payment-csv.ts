import type { Claim } from "../../schemas/claim.ts";
import type { Batch } from "../../schemas/payment.ts";
import { refuse } from "../shared/refusal.ts";

const columns = ["endToEndId", "amount", "currency", "holder", "iban", "remittance"];

/** One line per payment, in the batch's own order: equal batches have equal bytes. */
export function paymentCsv(batch: Batch, payees: ReadonlyMap<string, Claim["content"]["payee"]>): string {
  const rows = batch.payments.map(({ claimId, endToEndId, money }) => {
    const payee = payees.get(claimId) ?? refuse("NotFound", { id: claimId });
    return [
      endToEndId,
      money.amount,
      money.currency,
      payee.holder,
      payee.iban.replaceAll(" ", ""),
      `Travel costs ${endToEndId}`,
    ];
  });
  return `${[columns, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** A cell that a spreadsheet reads as text: what starts like a formula is quoted with an apostrophe (RFC 4180 besides). */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
