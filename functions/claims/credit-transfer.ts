import anyAscii from "any-ascii";
import XMLBuilder from "fast-xml-builder";
import { isSEPACountry } from "ibantools";
import { Temporal } from "temporal-polyfill";
import type { Account } from "../../schemas/bank-account.ts";
import type { Money } from "../../schemas/money.ts";
import type { Batch, PayableBatch, Scheme } from "../../schemas/payment.ts";
import { refuse } from "../shared/refusal.ts";
import { minorOf, moneyOf } from "./budget.ts";
import { isTargetClosed } from "./settlement/rates.ts";

const namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

/** An order to the bank carries euros to a SEPA account from one's own; everything else leaves as a list. */
export function schemeOf(payer: unknown, country: string, { currency }: Money): Scheme {
  return payer !== undefined && currency === "EUR" && isSEPACountry(country) ? "sepa" : "list";
}

/** The message's id, from which the bank's answer finds the batch: capitals and digits, 28 of the 35 characters allowed. */
export function messageId({ id }: Pick<Batch, "id">): string {
  return `UTL${id.replace("batch_", "").toUpperCase()}`;
}

/**
 * A released batch as an ISO 20022 customer credit transfer (pain.001.001.09, SEPA): made of nothing but the batch, so
 * that it has the same bytes each time. No address is given, as an unstructured one is no longer allowed.
 */
export function creditTransfer(batch: PayableBatch): string {
  const payer = batch.payer ?? refuse("NotFound", { id: batch.id });
  const counted = {
    NbOfTxs: String(batch.payments.length),
    CtrlSum: moneyOf(
      batch.payments.reduce((sum, { money }) => sum + minorOf(money), 0),
      "EUR",
    ).amount,
  };
  const id = messageId(batch);
  const document = {
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    Document: {
      "@xmlns": namespace,
      CstmrCdtTrfInitn: {
        GrpHdr: {
          MsgId: id,
          CreDtTm: batch.releasedAt,
          ...counted,
          InitgPty: { Nm: bankText(payer.holder, 70) },
        },
        PmtInf: {
          PmtInfId: id,
          PmtMtd: "TRF",
          BtchBookg: "true",
          ...counted,
          PmtTpInf: { SvcLvl: { Cd: "SEPA" } },
          ReqdExctnDt: { Dt: nextBankingDay(batch.releasedAt.slice(0, 10)) },
          Dbtr: { Nm: bankText(payer.holder, 70) },
          DbtrAcct: { Id: { IBAN: plainIban(payer) } },
          DbtrAgt: { FinInstnId: payer.bic ? { BICFI: payer.bic } : { Othr: { Id: "NOTPROVIDED" } } },
          ChrgBr: "SLEV",
          CdtTrfTxInf: batch.payments.map(transaction),
        },
      },
    },
  };
  return new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@", format: true }).build(document);
}

function transaction({ endToEndId, money, payee }: PayableBatch["payments"][number]) {
  return {
    PmtId: { EndToEndId: endToEndId },
    Amt: { InstdAmt: { "@Ccy": money.currency, "#text": money.amount } },
    ...(payee.bic ? { CdtrAgt: { FinInstnId: { BICFI: payee.bic } } } : {}),
    Cdtr: { Nm: bankText(payee.holder, 70) },
    CdtrAcct: { Id: { IBAN: plainIban(payee) } },
    RmtInf: { Ustrd: bankText(`Travel costs ${endToEndId}`, 140) },
  };
}

/** Text in the characters that every bank of the SEPA takes (EPC217-08), and no longer than allowed. */
export function bankText(text: string, length: number): string {
  const plain = anyAscii(text)
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, " ")
    .replace(/\/{2,}/g, "/")
    .replace(/\s+/g, " ")
    .replace(/^[ /]+|[ /]+$/g, "");
  return plain.slice(0, length).replace(/[ /]+$/, "") || "NOTPROVIDED";
}

function plainIban({ iban }: Account): string {
  return iban.replaceAll(" ", "").toUpperCase();
}

/** The day itself, or the next on which the banks of the euro area are open. */
function nextBankingDay(day: string): string {
  let next = day;
  while (isTargetClosed(next)) next = Temporal.PlainDate.from(next).add({ days: 1 }).toString();
  return next;
}
