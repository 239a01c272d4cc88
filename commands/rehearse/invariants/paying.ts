import { type Aftermath, type Invariant, none } from "./invariant.ts";

export function ofPaying({ call, claims, claimed, executions, participations }: Aftermath): Invariant[] {
  if (call.content.travel === undefined) return [];
  const { cap, hosts, budget } = call.content.travel;
  const settled = claims.filter((claim) => "settlement" in claim);
  const counted = settled.filter(({ state }) => state !== "rejected");
  const perHead = Map.groupBy(
    counted,
    ({ claimant, participationId, hostId = "" }) => `${claimant} ${participationId ?? hostId}`,
  );
  const over = [...perHead]
    .filter(
      ([, mine]) =>
        mine.reduce((sum, claim) => sum + cents(claim.settlement.reimbursed.amount), 0) >
        cents((mine.some(({ hostId }) => hostId !== undefined) ? hosts?.cap : cap)?.money.amount ?? "0"),
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
  const matched = participations.flatMap((place) =>
    place.state === "confirmed" && place.activity !== undefined ? [place] : [],
  );
  const silent = matched.filter(({ id }) => !claimed.rows.some(({ traveller }) => traveller.id === id));
  return [
    none(
      "Every twin that is matched has claimed a journey",
      silent.map(({ organisation }) => organisation.name),
      matched.length,
    ),
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
    none(
      "A payment file exported again has the same bytes",
      claimed.sameBytes.flatMap((same, i) => (same ? [] : [`file ${i + 1} differs`])),
      claimed.sameBytes.length,
    ),
    ...ofTotals({ claims, claimed, executions }),
  ];
}

const cents = (amount: string) => Math.round(Number(amount) * 100);
const sumOf = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum + cents(amount), 0);

/** To the cent: what was claimed is paid, above the cap, or rejected; and what is paid is what the bank has said. */
function ofTotals({
  claims,
  claimed,
  executions,
}: Pick<Aftermath, "claims" | "claimed" | "executions">): Invariant[] {
  const { rows, payments, report, submissions } = claimed;
  const granted = claims.flatMap((claim) => ("granted" in claim ? [claim] : []));
  const rejected = new Set<string>(claims.filter(({ state }) => state === "rejected").map(({ id }) => id));
  const parts = [
    sumOf(granted.map((claim) => claim.granted.amount)),
    sumOf(granted.map(({ settlement }) => settlement.notCovered.amount)),
    sumOf(rows.filter(({ id }) => rejected.has(id)).map((row) => row.claimed)),
  ];
  const booked = sumOf(payments.filter(({ answer }) => answer === "paid").map(({ amount }) => amount));
  const budget = report?.budget;
  const standing = ["paid", "committed", "reserved"] as const;
  const followed = executions.filter(({ machine }) => machine.endsWith("settle-claim"));
  return [
    equal("Claimed is reimbursed, not covered and rejected, to the cent", [
      sumOf(rows.map((row) => row.claimed)),
      parts.reduce((sum, part) => sum + part, 0),
    ]),
    equal("Paid is what the bank has said, to the cent", [booked, parts[0] ?? 0]),
    equal(
      "The budget holds what was paid and nothing else",
      [
        ...standing.map((key) => cents(budget?.[key].amount ?? "0")),
        cents(budget?.frame.amount ?? "0") - cents(budget?.free.amount ?? "0"),
      ],
      [booked, 0, 0, booked],
    ),
    none(
      "Every claim is paid or rejected",
      claims
        .filter(({ state }) => state !== "paid" && state !== "rejected")
        .map(({ id, state }) => `${id} ${state}`),
      claims.length,
    ),
    equal("Every submission of a claim was followed by a workflow of its own", [
      followed.length,
      submissions,
    ]),
  ];
}

/** The figures agree, with one another or with what is expected; in cents where they are money. */
function equal(name: string, found: readonly number[], expected = found.map(() => found[0] ?? 0)): Invariant {
  const holds = found.every((figure, i) => figure === expected[i]);
  return {
    name,
    holds,
    detail: holds ? found.join(", ") : `${found.join(", ")} and not ${expected.join(", ")}`,
  };
}
