import type { Claim } from "../../schemas/claim.ts";
import type { BankReport, Batch } from "../../schemas/payment.ts";
import { queued } from "../letters/letters.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { spoken } from "./claim-rounds.ts";
import { type ClaimDeps, claimFacts } from "./claim-travel.ts";
import { around } from "./decide-claim.ts";

/** The batch with what the bank said; settled as soon as it has said something of every payment. */
export function withOutcomes(
  batch: Stored<Batch>,
  outcomes: ReadonlyMap<string, "paid" | "returned">,
  at: string,
): Batch {
  const payments = batch.payments.map((payment) => ({
    ...payment,
    outcome: outcomes.get(payment.endToEndId) ?? payment.outcome,
  }));
  return batch.state === "exported" && payments.every(({ outcome }) => outcome !== undefined)
    ? { ...batch, payments, state: "settled", settledAt: at }
    : { ...batch, payments };
}

/** What the bank said of one payment, on its claim and in a letter. */
export async function answeredPayment(
  deps: ClaimDeps,
  claimId: string,
  batch: Batch,
  result: BankReport["results"][number],
  by: Author,
): Promise<readonly Write[]> {
  const claim = await deps.claims.get(claimId);
  // What was paid may still come back; nothing else moves without the bank.
  const open = claim.state === "batched" || (claim.state === "paid" && result.status === "returned");
  if (!open || claim.batchId !== batch.id)
    return refuse("WrongState", { claim: claimId, state: claim.state });
  const { call, exchange } = await around(deps, claim);
  const facts = claimFacts(call, exchange, claim, claim.settlement);
  const addressed = { callId: call.id, subjectId: `${claim.id}#${claim.rev}`, to: claim.content.contact };
  if (result.status === "paid")
    return [
      ...deps.claims.changed(claim, { ...claim, state: "paid", batchId: batch.id, paidAt: by.at }, "pay", by)
        .writes,
      ...queued(
        deps.letters,
        "claim-paid",
        { ...addressed, facts: { ...facts, endToEndId: result.endToEndId } },
        by,
      ),
      ...(await spoken(deps.answers, claim, "payment", "paid", by)),
    ];
  const why = result.reason ?? "";
  const after: Claim = { ...claim, state: "returned", batchId: batch.id, returnedAt: by.at, why };
  return [
    ...deps.claims.changed(claim, after, "return", by).writes,
    ...queued(deps.letters, "claim-payment-returned", { ...addressed, facts: { ...facts, why } }, by),
    ...(await spoken(deps.answers, claim, "payment", "returned", by)),
  ];
}
