import type { SettleAnswer, SettleInput } from "../../../schemas/planning/settle.ts";
import {
  type ClaimInput,
  claimBarriers,
  type Finding,
  finding,
  hasError,
  inOrderOfSubmission,
  type Policy,
  policyFor,
  type SettledClaim,
} from "./claim-rules.ts";
import { fromMinor, least, toMinor } from "./decimal.ts";
import { flatAmount } from "./flat-amount.ts";
import { converter, digitsOf } from "./rates.ts";
import { AcceptedLines, settleLines } from "./settle-lines.ts";
import { unitCostTable } from "./unit-costs.ts";

/**
 * Settles claims in the order of submission against one policy. Pays at most what is left under the cap and under the
 * cap of the trip, and says what is not covered; for every claim `eligible` = `reimbursed` + `notCovered`.
 * An error says what is not paid and why: a line, a flat amount, or (not there, not in person, late) the whole claim.
 * A warning is for the person who approves.
 */
export function settle(input: SettleInput): SettleAnswer {
  const { policy } = input;
  const digits = digitsOf(policy.currency);
  const convert = converter(input.rates, policy.rateProvider, policy.currency);
  const table = unitCostTable(input.call.opensAt);
  const accepted = new AcceptedLines(input.acceptedBefore);
  const flatPaidFor = new Map<string, string>();
  const spent = new Map<string, bigint>();
  const spentOnTrip = new Map<string, bigint>();
  const tripDays = new Map<string, Set<string>>();
  const daysOf = (key: string): Set<string> => {
    const days = tripDays.get(key) ?? new Set();
    tripDays.set(key, days);
    return days;
  };
  for (const { trip, ...paid } of input.paidBefore ?? []) {
    const amount = toMinor(paid.amount, digits);
    add(spent, capKey(paid, policy), amount);
    if (trip === undefined) continue;
    const key = tripKey({ ...paid, exchange: trip });
    add(spentOnTrip, key, amount);
    daysOf(capKey(paid, policy)).add(trip.date);
    if (trip.flat) flatPaidFor.set(key, trip.claim);
  }

  const totals = { reimbursed: 0n, notCovered: 0n };
  const claims = inOrderOfSubmission(input.claims).map((claim): SettledClaim => {
    const policy = policyFor(claim, input.policy);
    const barriers = claimBarriers(claim, policy);
    const days = daysOf(capKey(claim, policy));
    const covered = policy.cap?.trips ?? Number.POSITIVE_INFINITY;
    if (days.size >= covered && !days.has(claim.exchange.date))
      barriers.push(finding("error", "tooManyTrips", "/exchange/date", { covered }));
    const barred = hasError(barriers);
    const flat = flatAmount(claim, policy, table, convert);
    const trip = tripKey(claim);
    const twice = barred || flat.minor === 0n ? undefined : flatPaidFor.get(trip);
    if (twice !== undefined) barriers.push(finding("error", "tripClaimedBefore", "", { claim: twice }));
    const flatMinor = barred || twice !== undefined ? 0n : flat.minor;
    if (flatMinor > 0n) flatPaidFor.set(trip, claim.id);

    const { lines, eligibleMinor } = settleLines(claim, barred, policy, convert, accepted);
    const eligible = eligibleMinor + flatMinor;
    const capLeft = left(policy.cap?.amount, spent.get(capKey(claim, policy)), digits);
    const tripLeft = left(policy.perTripCap, spentOnTrip.get(trip), digits);
    const reimbursed = least(eligible, tripLeft, capLeft);
    const notCovered = eligible - reimbursed;
    add(spent, capKey(claim, policy), reimbursed);
    add(spentOnTrip, trip, reimbursed);
    if (eligible > 0n) days.add(claim.exchange.date);
    totals.reimbursed += reimbursed;
    totals.notCovered += notCovered;

    const money = (minor: bigint) => fromMinor(minor, digits);
    return {
      id: claim.id,
      ...(flat.distanceKm !== undefined && { distanceKm: flat.distanceKm }),
      ...(flat.unitCost !== undefined && { unitCost: flat.unitCost }),
      lines,
      eligible: money(eligible),
      capLeftBefore: capLeft === undefined ? null : money(capLeft),
      reimbursed: money(reimbursed),
      notCovered: money(notCovered),
      findings: [...barriers, ...flat.findings, ...capFindings(eligible, tripLeft, capLeft, money)],
    };
  });
  return {
    claims,
    totals: {
      reimbursed: fromMinor(totals.reimbursed, digits),
      notCovered: fromMinor(totals.notCovered, digits),
    },
  };
}

function capFindings(
  eligible: bigint,
  tripLeft: bigint | undefined,
  capLeft: bigint | undefined,
  money: (minor: bigint) => string,
): Finding[] {
  const findings: Finding[] = [];
  if (tripLeft !== undefined && eligible > tripLeft)
    findings.push(
      finding("warning", "overTripCap", "", { left: money(tripLeft), over: money(eligible - tripLeft) }),
    );
  const wanted = least(eligible, tripLeft);
  if (capLeft !== undefined && wanted > capLeft)
    findings.push(finding("warning", "overCap", "", { left: money(capLeft), over: money(wanted - capLeft) }));
  return findings;
}

function left(cap: string | undefined, spent = 0n, digits: number): bigint | undefined {
  if (cap === undefined) return undefined;
  const rest = toMinor(cap, digits) - spent;
  return rest > 0n ? rest : 0n;
}

/** Whose cap it is: a person's or a participation's, wherever the claim was made. */
function capKey(of: { representative: string; participation: string }, { cap }: Policy): string {
  return cap?.per === "participation" ? of.participation : of.representative;
}

/** One trip is one person's way to one day's exchange, however many claims it is split into. */
function tripKey({
  representative,
  participation,
  exchange,
}: Pick<ClaimInput, "representative" | "participation"> & { exchange: { date: string } }): string {
  return JSON.stringify([representative, participation, exchange.date]);
}

function add(sums: Map<string, bigint>, key: string, amount: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + amount);
}
