import type { Receipt } from "../../schemas/attachment.ts";
import type { Call, TravelPolicy } from "../../schemas/call.ts";
import type { Budget, Claim, ClaimContent, Settlement, Voucher } from "../../schemas/claim.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import { SettleInput } from "../../schemas/planning/settle.ts";
import type { Rates } from "../../schemas/rates.ts";
import { faultsOf } from "../shared/faults.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Store } from "../shared/store.ts";
import { heldByOthers, moneyOf } from "./budget.ts";
import { capOf, framesOf, holderOf, travelOf } from "./frames.ts";
import { ratesFor } from "./rates.ts";
import { uploadedFor } from "./receipts.ts";
import { settle } from "./settlement/settle.ts";
import { claimedElsewhere } from "./vouchers.ts";

export interface SettleDeps {
  budgets: Store<Budget>;
  vouchers: Store<Voucher>;
  rates: Store<Rates>;
  receipts: Store<Receipt>;
}

export interface ClaimFacts {
  call: Call & { opensAt: string };
  exchange: Exchange;
  claim: Pick<Claim, "id" | "callId" | "participationId" | "hostId" | "claimant" | "firstSubmittedAt">;
  content: ClaimContent;
}

/** What the rules make of a claim as things stand: line by line, up to what is left under the caps. */
export async function settleClaim(deps: SettleDeps, facts: ClaimFacts, at: string): Promise<Settlement> {
  const { call } = facts;
  const travel = travelOf(call);
  const uploaded = await uploadedFor(deps.receipts, facts.claim, facts.content.lines);
  const input = SettleInput.safeParse({
    call: { opensAt: call.opensAt },
    policy: policyOf(travel, capOf(call, facts.claim)),
    ...(await historyOf(deps, facts)),
    claims: [claimOf(facts, uploaded, at)],
  });
  if (!input.success) return refuse("InputInvalid", {}, faultsOf(input.error, undefined).map(ofClaim));
  const { claims } = settle(input.data);
  const [settled = refuse("NotFound", { id: facts.claim.id })] = claims;
  const money = (amount: string) => ({ amount, currency: travel.currency });
  const { id: _id, lines, unitCost, eligible, capLeftBefore, reimbursed, notCovered, ...rest } = settled;
  return {
    ...rest,
    lines: lines.map(({ converted, ...line }) => ({
      ...line,
      converted: converted === null ? null : money(converted),
    })),
    ...(unitCost === undefined ? {} : { unitCost: money(unitCost) }),
    eligible: money(eligible),
    capLeftBefore: money(capLeftBefore ?? eligible),
    reimbursed: money(reimbursed),
    notCovered: money(notCovered),
  };
}

/** The call's policy as the planner's rules have it: one engine settles for both. */
function policyOf({ perTripCap, ...travel }: TravelPolicy, cap: TravelPolicy["cap"]) {
  const { currency, method, lumpSum, quantities, evidence, whenCancelled, rateProvider } = travel;
  const { covered, inPersonOnly, claimWithinDays } = travel;
  return {
    currency,
    method,
    lumpSum,
    quantities,
    evidence,
    whenCancelled,
    rateProvider,
    covered,
    inPersonOnly,
    claimWithinDays,
    cap: { per: cap.per, amount: cap.money.amount, ...(cap.trips ? { trips: cap.trips } : {}) },
    ...(perTripCap ? { perTripCap: perTripCap.amount } : {}),
  };
}

/** What others hold under the same cap, what was claimed elsewhere, and the rates of the days in question. */
async function historyOf(
  { budgets, vouchers, rates }: SettleDeps,
  { call, exchange, claim, content }: ClaimFacts,
) {
  const { currency, rateProvider } = travelOf(call);
  const [holds, elsewhere, published] = await Promise.all([
    heldByOthers(budgets, framesOf(call, claim).cap, claim.id),
    claimedElsewhere(vouchers, claim, content.lines),
    ratesFor(rates, rateProvider, [dayOf(exchange), ...content.lines.map(({ date }) => date)]),
  ]);
  return {
    rates: published,
    paidBefore: holds.map(({ claimId, representative, date, flat, minor }) => ({
      representative,
      participation: holderOf(claim),
      amount: moneyOf(minor, currency).amount,
      trip: { claim: claimId, date, flat },
    })),
    acceptedBefore: elsewhere.map(({ claimId, claimant, line }) => ({
      claim: claimId,
      representative: claimant,
      line: lineOf(line),
    })),
  };
}

function claimOf(
  { call, exchange, claim, content }: ClaimFacts,
  uploaded: ReadonlyMap<string, Receipt>,
  at: string,
) {
  const { from, lines } = content;
  const to = call.content.activities.find(({ id }) => id === exchange.activity)?.cities[0];
  return {
    id: claim.id,
    representative: claim.claimant,
    participation: holderOf(claim),
    exchange: {
      date: dayOf(exchange),
      mode: exchange.mode === "digitalMeeting" ? "digital" : exchange.mode,
      attended: attended(exchange, claim),
      ...(exchange.state === "cancelled"
        ? { cancelledOn: exchange.cancelledAt.slice(0, 10), declared: content.declaration !== undefined }
        : {}),
    },
    submittedAt: claim.firstSubmittedAt ?? at,
    ...(from && to
      ? { from: { lat: from.lat, lon: from.lon }, to: { lat: to.lat, lon: to.lon, country: to.country } }
      : {}),
    lines: lines.map(({ receiptSha256, ...line }) => ({
      ...line,
      ...(receiptSha256
        ? { receipt: { sha256: receiptSha256, file: fileOf(uploaded.get(receiptSha256)) } }
        : {}),
    })),
  };
}

function lineOf({ receiptSha256, ...line }: ClaimContent["lines"][number]) {
  return { ...line, ...(receiptSha256 ? { receipt: { sha256: receiptSha256 } } : {}) };
}

function fileOf(receipt: Receipt | undefined) {
  if (receipt === undefined) return "missing";
  return receipt.state === "infected" ? "infected" : "uploaded";
}

/** The fault where the claimant wrote it: in the claim alone, and not in the whole input of the rules. */
function ofClaim(fault: Fault): Fault {
  return { ...fault, pointer: fault.pointer.replace(/^\/claims\/0/, "") };
}

/** The day of an exchange: what terms, trips and rates are counted by. */
export function dayOf({ startsAt }: Exchange): string {
  return startsAt.slice(0, 10);
}

/** Whether the signed attendance list of the exchange names this person for this participation or host. */
export function attended(
  exchange: Exchange,
  claim: Pick<Claim, "participationId" | "hostId" | "claimant">,
): boolean {
  return (
    exchange.state === "held" &&
    exchange.attendance.some(
      (entry) =>
        entry.participationId === claim.participationId &&
        entry.hostId === claim.hostId &&
        entry.representative === claim.claimant,
    )
  );
}

/** Whether an exchange was called off for those who were to travel, and the call pays what had been spent on it (F132). */
export function calledOff(
  call: Call,
  exchange: Exchange,
  traveller: { participationId?: string | undefined; activity?: string | undefined },
): boolean {
  const { participationId, activity } = traveller;
  return (
    exchange.state === "cancelled" &&
    travelOf(call).whenCancelled === "actualCosts" &&
    (exchange.participants.some((id) => id === participationId) ||
      exchange.visitors.some((one) => one === activity))
  );
}
