import type { ClaimContent, Settlement } from "../../schemas/claim.ts";
import type { FactsOf } from "../letters/facts.ts";

/** How a claim comes to its sum: each line with what it cost, what it counts for and why, and what is said of the whole. */
export function workingOf(
  content: ClaimContent,
  { lines, findings, eligible, capLeftBefore, unitCost, distanceKm }: Settlement,
): Pick<FactsOf<"claim-received">, "lines" | "findings" | "eligible" | "capLeft" | "flat"> {
  return {
    lines: content.lines.map(({ id, kind, amount, currency, quantity, date }) => {
      const settled = lines.find((line) => line.id === id);
      return {
        id,
        kind,
        date,
        ...(amount && currency ? { claimed: { amount, currency } } : {}),
        ...(quantity ? { quantity } : {}),
        counts: settled?.eligible === true,
        worth: settled?.converted?.amount ?? "",
        rate: settled?.rate ?? "",
        rateOf: settled?.rateOf ?? "",
        codes: settled?.findings.map(({ code }) => code) ?? [],
      };
    }),
    findings: findings.map(({ code }) => code),
    eligible: eligible.amount,
    capLeft: capLeftBefore.amount,
    ...(unitCost ? { flat: { amount: unitCost.amount, km: distanceKm ?? 0 } } : {}),
  };
}
