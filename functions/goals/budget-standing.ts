import type { Call } from "../../schemas/call.ts";
import type { Claim } from "../../schemas/claim.ts";
import type { BudgetStanding } from "../../schemas/report.ts";
import { minorOf, moneyOf } from "../claims/budget.ts";

/**
 * What is left of the travel budget (F110), by what claims have come to: waiting for a word (reserved), promised
 * (committed), paid by the bank (paid). None where the programme pays for no journeys.
 */
export function budgetStanding({ content }: Call, claims: readonly Claim[]): BudgetStanding | undefined {
  if (content.travel === undefined) return undefined;
  const { budget: frame, currency } = content.travel;
  const sum = (amountOf: (claim: Claim) => number) =>
    moneyOf(
      claims.reduce((total, claim) => total + amountOf(claim), 0),
      currency,
    );
  return {
    frame,
    reserved: sum((claim) => (claim.state === "submitted" ? minorOf(claim.settlement.reimbursed) : 0)),
    committed: sum((claim) =>
      claim.state === "approved" || claim.state === "batched" || claim.state === "returned"
        ? minorOf(claim.granted)
        : 0,
    ),
    paid: sum((claim) => (claim.state === "paid" ? minorOf(claim.granted) : 0)),
  };
}
