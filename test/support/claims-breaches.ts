import type { Claim } from "../../schemas/claim.ts";
import type { History } from "./claims-history.ts";
import { budgetMinor, capMinor } from "./claims-step.ts";

const cents = (amount: string) => Math.round(Number(amount) * 100);

/** What a claim holds, in cents. */
export function due(claim: Claim): number {
  if ("granted" in claim) return cents(claim.granted.amount);
  return claim.state === "submitted" ? cents(claim.settlement.reimbursed.amount) : 0;
}

/** What must hold of money at every moment; each breach by name. */
export async function breachesIn({ deps, claims, batches, callId }: History): Promise<string[]> {
  const [all, orders] = await Promise.all([claims(), batches()]);
  const budgets = await Array.fromAsync(deps.budgets.list({ index: "gsi1", key: `${callId}#budget` }));
  const breaches: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) breaches.push(what);
  };
  const total = all.reduce((sum, claim) => sum + due(claim), 0);
  const whole = budgets.find(({ frameMinor }) => frameMinor === budgetMinor);
  must(total <= budgetMinor, "the budget is exceeded");
  must(total === (whole?.reservedMinor ?? 0), "the budget counts what claims do not hold");
  for (const [person, own] of Map.groupBy(all, ({ claimant }) => claimant)) {
    const held = own.reduce((sum, claim) => sum + due(claim), 0);
    must(held <= capMinor, `${person} is above the cap`);
    const counted = budgets
      .flatMap(({ holds }) => holds)
      .filter(({ representative }) => representative === person);
    must(
      counted.reduce((sum, { minor }) => sum + minor, 0) === held,
      `${person}'s cap counts what is not held`,
    );
  }
  const live = all.filter((claim) => due(claim) > 0);
  const receipts = live.flatMap((claim) => claim.content.lines.map(({ receiptSha256 }) => receiptSha256));
  must(new Set(receipts).size === receipts.length, "a receipt is granted twice");
  for (const claim of live)
    must(!("approvedBy" in claim) || claim.approvedBy !== claim.claimant, "who claims has approved");
  for (const batch of orders) {
    must(
      !("releasedBy" in batch) || !batch.involved.includes(batch.releasedBy),
      "who is involved has released",
    );
    must(!("releasedBy" in batch) || batch.involved.length >= 2, "one person alone made a batch");
  }
  const payments = orders.flatMap((batch) => batch.payments.map((payment) => ({ batch, ...payment })));
  for (const claim of all) {
    const own = payments.filter(({ claimId: id, outcome }) => id === claim.id && outcome !== "returned");
    must(own.length <= 1, "a claim is paid twice");
    const paid = own.filter(({ outcome }) => outcome === "paid");
    must(
      (claim.state === "paid") === (paid.length === 1),
      "paid without the bank's word, or the word is lost",
    );
    if (claim.state === "paid" || claim.state === "batched")
      must(
        own.some(({ money }) => cents(money.amount) === due(claim)),
        "paid is not what was approved",
      );
  }
  return breaches;
}
