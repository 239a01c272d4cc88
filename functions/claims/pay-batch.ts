import { BatchId } from "../../schemas/ids.ts";
import type {
  BankReport,
  Batch,
  PayableBatch,
  PaymentPointer,
  PrepareBatch,
  Scheme,
} from "../../schemas/payment.ts";
import type { PaymentFile } from "../../schemas/views.ts";
import { compareText, contentHash, naturalKey, sha256 } from "../shared/canonical.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { answeredPayment, withOutcomes } from "./answer-payment.ts";
import { openedAccount, versionOf } from "./bank-accounts.ts";
import type { ClaimDeps } from "./claim-travel.ts";
import { endToEndId } from "./claims.ts";
import { creditTransfer, messageId, schemeOf } from "./credit-transfer.ts";
import { travelOf } from "./frames.ts";
import type { KeyRing } from "./key-ring.ts";
import { paymentCsv } from "./payment-csv.ts";
import { pointerOf } from "./payments.ts";

export interface BatchDeps extends ClaimDeps {
  batches: Store<Batch>;
  pointers: Store<PaymentPointer>;
  keys: KeyRing;
}

/** Puts approved claims into a batch; each of them is in one batch at a time. */
export const prepareBatch =
  ({ calls, claims, batches, pointers, accounts }: BatchDeps) =>
  async ({ callId, claims: ids }: PrepareBatch, by: Author): Promise<Change<Stored<Batch>>> => {
    const inOrder = [...new Set(ids)].sort(compareText);
    const id = BatchId.parse(`batch_${naturalKey(callId, by.at, ...inOrder)}`);
    const payments: Batch["payments"] = [];
    const involved = new Set<string>([by.sub]);
    const writes: Write[] = [];
    const { payer } = travelOf(await calls.get(callId));
    const schemes = new Set<Scheme>();
    for (const claimId of inOrder) {
      const claim = await claims.get(claimId);
      if (claim.state !== "approved" || claim.callId !== callId)
        return refuse("WrongState", { act: "batch", claim: claimId, state: claim.state });
      const { payee } = claim;
      const { country } = versionOf(await accounts.get(payee.accountId), payee);
      const money = claim.granted;
      schemes.add(schemeOf(payer, country, money));
      payments.push({ claimId: claim.id, endToEndId: endToEndId(claim, id), money, payee });
      involved.add(claim.claimant).add(claim.approvedBy);
      writes.push(...claims.changed(claim, { ...claim, state: "batched", batchId: id }, "batch", by).writes);
    }
    const [scheme = "list", ...others] = schemes;
    if (others.length > 0)
      refuse("InputInvalid", {}, [
        {
          pointer: "/claims",
          code: "MixedSchemes",
          detail: "Some go as an order to the bank and some as a list.",
        },
      ]);
    const content = {
      id,
      callId,
      createdBy: by.sub,
      createdAt: by.at,
      scheme,
      ...(scheme === "sepa" && payer
        ? { payer: { holder: payer.name, iban: payer.iban, bic: payer.bic } }
        : {}),
      payments,
      involved: [...involved].sort(compareText),
    };
    const batch: Batch = { ...content, contentHash: contentHash(content), state: "prepared" };
    const known = payments.map(
      ({ endToEndId: reference }) =>
        pointers.created({ id: pointerOf(reference), state: "known", batchId: id }, "prepare", by).writes,
    );
    return together(batches.created(batch, "prepare", by), writes, ...known);
  };

/** A second person releases exactly what was prepared; who may is decided before (`batch.release`). */
export const releaseBatch =
  ({ batches }: BatchDeps) =>
  async (batch: Stored<Batch>, seenHash: string, by: Author): Promise<Change<Stored<Batch>>> => {
    if (batch.state !== "prepared") return refuse("WrongState", { act: "release", state: batch.state });
    if (seenHash !== batch.contentHash) refuse("ContentChanged", { contentHash: batch.contentHash });
    return batches.changed(
      batch,
      { ...batch, state: "released", releasedBy: by.sub, releasedAt: by.at },
      "release",
      by,
      {
        equal: { attribute: "contentHash", value: seenHash },
        excludes: { attribute: "involved", value: `|${by.sub}|` },
      },
    );
  };

/** The payment file of a released batch: the same bytes each time it is asked for. */
export const exportBatch =
  (deps: BatchDeps) =>
  async (batch: Stored<Batch>, by: Author): Promise<Change<PaymentFile>> => {
    if (batch.state !== "released" && batch.state !== "exported")
      return refuse("WrongState", { act: "export", state: batch.state });
    const file = paymentFile(await payable(deps, batch));
    const change: Change<Stored<Batch>> =
      batch.state === "exported"
        ? unchanged(batch)
        : deps.batches.changed(batch, { ...batch, state: "exported", exportedAt: by.at }, "export", by);
    return { output: { batch: change.output, ...file, sha256: sha256(file.content) }, writes: change.writes };
  };

/** The batch with its payees in the clear: each in the version that was in force when its claim was submitted. */
async function payable(
  { accounts, keys }: BatchDeps,
  batch: Extract<Batch, { releasedAt: string }>,
): Promise<PayableBatch> {
  const opened = async (payment: Batch["payments"][number]) => {
    const account = await accounts.get(payment.payee.accountId);
    return { ...payment, payee: await openedAccount(keys, account, versionOf(account, payment.payee)) };
  };
  return { ...batch, payments: await Promise.all(batch.payments.map(opened)) };
}

function paymentFile(batch: PayableBatch) {
  if (batch.scheme === "list")
    return {
      fileName: `${batch.id}.csv`,
      mediaType: "text/csv; charset=utf-8",
      content: paymentCsv(batch),
    };
  const fileName = `${messageId(batch)}.xml`;
  return { fileName, mediaType: "application/xml; charset=utf-8", content: creditTransfer(batch) };
}

/** What the bank answered on a list; on an order it answers with files, and no hand may stand in for them. Nothing else makes a claim paid, and no payment is answered for twice. */
export const reportBatch =
  (deps: BatchDeps) =>
  async (batch: Stored<Batch>, { results }: BankReport, by: Author): Promise<Change<Stored<Batch>>> => {
    if (batch.scheme === "sepa") return refuse("BankFileNeeded");
    if (batch.state !== "exported") return refuse("WrongState", { act: "bankReport", state: batch.state });
    const writes: Write[] = [];
    const open = new Set(batch.payments.map((payment) => payment.endToEndId));
    for (const { claimId, endToEndId: reference } of batch.payments)
      if ((await deps.claims.get(claimId)).state !== "batched") open.delete(reference);
    for (const [i, result] of results.entries()) {
      const payment = batch.payments.find((one) => one.endToEndId === result.endToEndId);
      if (payment === undefined || !open.delete(result.endToEndId))
        return refuse("InputInvalid", {}, [
          {
            pointer: `/results/${i}/endToEndId`,
            code: payment ? "AnsweredAlready" : "UnknownPayment",
            detail: "No open payment of this batch.",
          },
        ]);
      writes.push(...(await answeredPayment(deps, payment.claimId, batch, result, by)));
    }
    const outcomes = new Map(results.map(({ endToEndId: reference, status }) => [reference, status]));
    const after = withOutcomes(batch, outcomes, by.at);
    return together(
      deps.batches.changed(batch, after, "bankReport", by, { details: { open: open.size } }),
      writes,
    );
  };
