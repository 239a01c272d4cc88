import { BatchId, type ClaimId } from "../../schemas/ids.ts";
import type { AddToBatch, Batch, PrepareBatch, Scheme } from "../../schemas/payment.ts";
import { compareText, contentHash, naturalKey } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { accountId, versionOf } from "./bank-accounts.ts";
import { minorOf } from "./budget.ts";
import { endToEndId } from "./claims.ts";
import { schemeOf } from "./credit-transfer.ts";
import { travelOf } from "./frames.ts";
import type { BatchDeps } from "./pay-batch.ts";
import { pointerOf } from "./payments.ts";
import { batchTransitions } from "./transitions.ts";

/** One item of the table holds them with room to spare. */
const mostPayments = 500;

/** Puts approved claims into a batch; each of them is in one batch at a time. */
export const prepareBatch =
  (deps: BatchDeps) =>
  async ({ callId, claims: ids }: PrepareBatch, by: Author): Promise<Change<Stored<Batch>>> => {
    const inOrder = [...new Set(ids)].sort(compareText);
    const id = BatchId.parse(`batch_${naturalKey(callId, by.at, ...inOrder)}`);
    const { payer } = travelOf(await deps.calls.get(callId));
    const paying = payer && (await deps.accounts.find(accountId(payer)));
    if (payer !== undefined && paying === undefined) return refuse("BankAccountMissing", { payer });
    const taken = await collected(deps, { id, callId, isOrder: paying !== undefined }, inOrder, by);
    const content = {
      id,
      callId,
      createdBy: by.sub,
      createdAt: by.at,
      scheme: taken.scheme,
      ...(taken.scheme === "sepa" && paying
        ? { payer: { accountId: paying.id, version: paying.current.version } }
        : {}),
      payments: taken.payments,
      involved: [...new Set([by.sub, ...taken.involved])].sort(compareText),
    };
    const batch: Batch = { ...content, contentHash: contentHash(content), state: "prepared" };
    return together(deps.batches.created(batch, "prepare", by), taken.writes);
  };

/**
 * Puts more claims into a batch that nobody has released, since one transaction holds no more than some thirty. Its hash
 * is another then, so that nobody releases what they did not read; what a chain has approved it has to approve anew.
 */
export const addToBatch =
  (deps: BatchDeps) =>
  async (batch: Stored<Batch>, { claims: ids }: AddToBatch, by: Author): Promise<Change<Stored<Batch>>> => {
    requireFrom(batchTransitions, "add", batch);
    const inOrder = [...new Set(ids)].sort(compareText);
    const taken = await collected(deps, { ...batch, isOrder: batch.payer !== undefined }, inOrder, by);
    if (taken.scheme !== batch.scheme) mixed();
    const payments = [...batch.payments, ...taken.payments];
    if (payments.length > mostPayments)
      refuse("InputInvalid", {}, [
        { pointer: "/claims", code: "TooMany", detail: `At most ${mostPayments} in a batch.` },
      ]);
    const { id, callId, createdBy, createdAt, scheme, payer } = batch;
    const involved = [...new Set([...batch.involved, by.sub, ...taken.involved])].sort(compareText);
    const content = {
      id,
      callId,
      createdBy,
      createdAt,
      scheme,
      ...(payer ? { payer } : {}),
      payments,
      involved,
    };
    const after: Batch = { ...content, contentHash: contentHash(content), state: "prepared" };
    return together(
      deps.batches.changed(batch, after, "add", by, { details: { added: inOrder.length } }),
      taken.writes,
    );
  };

/** The payments of these claims, who had a hand in them, and the writes that make each of them part of the batch. */
async function collected(
  { claims, accounts, pointers }: BatchDeps,
  { id, callId, isOrder }: Pick<Batch, "id" | "callId"> & { isOrder: boolean },
  inOrder: readonly ClaimId[],
  by: Author,
) {
  const payments: Batch["payments"] = [];
  const involved = new Set<string>();
  const schemes = new Set<Scheme>();
  const writes: Write[] = [];
  for (const claimId of inOrder) {
    const claim = await claims.get(claimId);
    if (claim.state !== "approved" || claim.callId !== callId)
      return refuse("WrongState", { act: "batch", claim: claimId, state: claim.state });
    const { payee, granted: money } = claim;
    if (minorOf(money) === 0) return nothingToPay(claimId);
    const { country } = versionOf(await accounts.get(payee.accountId), payee);
    const reference = endToEndId(claim, id);
    schemes.add(schemeOf(isOrder ? id : undefined, country, money));
    payments.push({ claimId: claim.id, endToEndId: reference, money, payee });
    involved.add(claim.claimant).add(claim.approvedBy);
    const pointer = { id: pointerOf(reference), state: "known" as const, batchId: id };
    writes.push(
      ...claims.changed(claim, { ...claim, state: "batched", batchId: id }, "batch", by).writes,
      ...pointers.created(pointer, "prepare", by).writes,
    );
  }
  const [scheme = "list", ...others] = schemes;
  if (others.length > 0) mixed();
  return { payments, involved, scheme, writes };
}

function nothingToPay(claim: ClaimId): never {
  const detail = `Nothing is granted for ${claim}: no bank takes an order of zero.`;
  return refuse("InputInvalid", {}, [{ pointer: "/claims", code: "NothingToPay", detail }]);
}

function mixed(): never {
  return refuse("InputInvalid", {}, [
    {
      pointer: "/claims",
      code: "MixedSchemes",
      detail: "Some go as an order to the bank and some as a list.",
    },
  ]);
}
