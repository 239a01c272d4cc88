import type { AccountRef } from "../../schemas/bank-account.ts";
import type { BankReport, Batch, PayableBatch, PaymentPointer } from "../../schemas/payment.ts";
import type { PaymentFile } from "../../schemas/views.ts";
import { submitted } from "../approvals/approvals.ts";
import { sha256 } from "../shared/canonical.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { answeredPayment, withOutcomes } from "./answer-payment.ts";
import { openedAccount, versionOf } from "./bank-accounts.ts";
import type { ClaimDeps } from "./claim-travel.ts";
import { creditTransfer, messageId } from "./credit-transfer.ts";
import type { KeyRing } from "./key-ring.ts";
import { paymentCsv } from "./payment-csv.ts";
import { batchTransitions } from "./transitions.ts";

export interface BatchDeps extends ClaimDeps {
  batches: Store<Batch>;
  pointers: Store<PaymentPointer>;
  keys: KeyRing;
}

/** Puts a batch before the chain that the call asks for: none of those who had a hand in it speaks there. */
export const submitBatch =
  (deps: BatchDeps & Parameters<typeof submitted>[0]) =>
  async (batch: Stored<Batch>, by: Author): Promise<Change<Stored<Batch>>> => {
    requireFrom(batchTransitions, "submitForApproval", batch);
    const call = await deps.calls.get(batch.callId);
    if (call.content.approvals.batch.length === 0) refuse("NoChain", { of: "batch" });
    const { id, contentHash: hash, rev, involved: alsoInvolved } = batch;
    const subject = { call, id, kind: "batch" as const, hash, rev, alsoInvolved };
    return together(
      deps.batches.changed(batch, { ...batch, state: "inApproval" }, "submitForApproval", by),
      await submitted(deps, subject, by),
    );
  };

/** A second person releases exactly what was prepared, and approved where the call asks for it; who may is decided before (`batch.release`). */
export const releaseBatch =
  ({ batches, calls }: BatchDeps) =>
  async (batch: Stored<Batch>, seenHash: string, by: Author): Promise<Change<Stored<Batch>>> => {
    const { approvals } = (await calls.get(batch.callId)).content;
    const isReady = batch.state === (approvals.batch.length > 0 ? "approved" : "prepared");
    if (!isReady || (batch.state !== "prepared" && batch.state !== "approved"))
      return refuse("WrongState", { act: "release", state: batch.state });
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

/** The batch with its accounts in the clear, each in the version that it was made with. */
async function payable(
  { accounts, keys }: BatchDeps,
  batch: Extract<Batch, { releasedAt: string }>,
): Promise<PayableBatch> {
  const opened = async (ref: AccountRef) => {
    const account = await accounts.get(ref.accountId);
    return openedAccount(keys, account, versionOf(account, ref));
  };
  const paid = batch.payments.map(async (payment) => ({ ...payment, payee: await opened(payment.payee) }));
  const { payer, ...rest } = batch;
  return {
    ...rest,
    payments: await Promise.all(paid),
    ...(payer ? { payer: await opened(payer) } : {}),
  };
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
