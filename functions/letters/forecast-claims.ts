import type { Claim } from "../../schemas/claim.ts";
import type { Batch } from "../../schemas/payment.ts";

/** How often claims were submitted, approved, sent back by the bank, rejected: counted from claims and payments. */
const counts: Partial<Record<string, (claims: readonly Claim[], batches: readonly Batch[]) => number>> = {
  "claim-received": (claims) => claims.reduce((sum, { round }) => sum + round, 0),
  // What is in a batch was approved for it; a claim that came back and was mended is in a second one.
  "claim-approved": (claims, batches) =>
    payments(batches).length + claims.filter(({ state }) => state === "approved").length,
  "claim-payment-returned": (_, batches) =>
    payments(batches).filter(({ outcome }) => outcome === "returned").length,
  "claim-rejected": (claims) => claims.filter(({ state }) => state === "rejected").length,
};

/** How many letters of a kind claims have brought so far; undefined for a kind that is not counted from them. */
export function broughtByClaims(
  kind: string,
  { claims, batches }: { claims: readonly Claim[]; batches: readonly Batch[] },
): number | undefined {
  return counts[kind]?.(claims, batches);
}

function payments(batches: readonly Batch[]): Batch["payments"] {
  return batches.flatMap((batch) => batch.payments);
}
