import type { ClaimsModel } from "./claims-model.ts";
import type { Held } from "./claims-model-settlement.ts";
import { budgetMinor, capMinor } from "./claims-step.ts";

/** What must hold of money at every moment; each breach by name. */
export function breachesOf(model: ClaimsModel): string[] {
  const found: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) found.push(what);
  };
  const spoken = new Map<string, number>();
  const isHeld = (state: Held["state"]) =>
    ["submitted", "approved", "batched", "paid", "returned"].includes(state);
  for (const { value } of model.claims.values()) {
    model.seen.add(value.state);
    const due = isHeld(value.state) ? value.granted : 0;
    spoken.set(value.claimant, (spoken.get(value.claimant) ?? 0) + due);
    must(
      (model.holds.get(value.claimant)?.value.get(value.id) ?? 0) === due,
      "the cap counts what is not held",
    );
    const paid = model.ledger.filter(({ claim }) => claim === value.id);
    must(paid.length <= 1, "a claim is paid twice");
    must(
      (value.state === "paid") === (paid.length === 1),
      "paid without the bank, or the bank's word is lost",
    );
  }
  const total = [...spoken.values()].reduce((sum, due) => sum + due, 0);
  must(
    [...spoken.values()].every((due) => due <= capMinor),
    "somebody is above the cap",
  );
  must(
    total <= budgetMinor && total === model.budget.value,
    "the budget is exceeded, or counts something else",
  );
  for (const { minor, approved, people } of model.ledger) {
    must(minor === approved, "paid is not what was approved");
    must(people >= 3, "a payment passed through too few hands");
  }
  const receipts = [...model.claims.values()].flatMap(({ value }) =>
    isHeld(value.state) && value.granted > 0 ? [value.receipt] : [],
  );
  must(new Set(receipts).size === receipts.length, "a receipt is granted twice");
  return found;
}
