import { type Aftermath, type Invariant, none } from "./invariant.ts";

export function ofPaying({ call, claims, claimed }: Aftermath): Invariant[] {
  if (call.content.travel === undefined) return [];
  const { cap, budget } = call.content.travel;
  const settled = claims.filter((claim) => "settlement" in claim);
  const cents = (amount: string) => Math.round(Number(amount) * 100);
  const counted = settled.filter(({ state }) => state !== "rejected");
  const perHead = Map.groupBy(counted, ({ claimant, participationId }) => `${claimant} ${participationId}`);
  const over = [...perHead]
    .filter(
      ([, mine]) =>
        mine.reduce((sum, claim) => sum + cents(claim.settlement.reimbursed.amount), 0) >
        cents(cap.money.amount),
    )
    .map(([who]) => who);
  const total = counted.reduce((sum, claim) => sum + cents(claim.settlement.reimbursed.amount), 0);
  const torn = settled
    .filter(
      ({ settlement: s }) =>
        cents(s.reimbursed.amount) + cents(s.notCovered.amount) !== cents(s.eligible.amount),
    )
    .map(({ id }) => id);
  const alone = settled
    .filter((claim) => "approvedBy" in claim && claim.approvedBy === claim.claimant)
    .map(({ id }) => id);
  const { refusals } = claimed;
  return [
    none("Nobody is reimbursed above the cap", over, perHead.size),
    none(
      "The travel budget is not exceeded",
      total > cents(budget.amount) ? [String(total)] : [],
      counted.length,
    ),
    none("Reimbursed and not covered add up to what was eligible", torn, settled.length),
    none("Claimant and approver are two people", alone, settled.length),
    none(
      "Nobody releases what they prepared",
      refusals["release what one prepared"] === "OwnInterest"
        ? []
        : [String(refusals["release what one prepared"])],
      1,
    ),
    none(
      "Who was not there cannot claim",
      refusals["claim without having been there"] === "NotAttended"
        ? []
        : [String(refusals["claim without having been there"])],
      1,
    ),
    none("A payment file exported again has the same bytes", claimed.sameBytes ? [] : ["they differ"], 1),
  ];
}
