import type { Call, TravelPolicy } from "../../schemas/call.ts";
import type { Budget, Claim, ClaimContent, Settlement } from "../../schemas/claim.ts";
import type { Exchange } from "../../schemas/participation.ts";
import { SettleInput } from "../../schemas/planning/settle.ts";
import { faultsOf } from "../shared/faults.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Store } from "../shared/store.ts";
import { type Frame, minorOf, moneyOf, reservedUnder } from "./budget.ts";
import { budgetId } from "./claims.ts";
import { settle } from "./settlement/settle.ts";

/** What the call pays for; refuses with TravelNotPaid where it pays for no journeys. */
export function travelOf(call: Call): TravelPolicy {
  return call.content.travel ?? refuse("TravelNotPaid");
}

/** The two frames that a claim counts under: its cap, and the call's travel budget. */
export function framesOf(
  call: Call,
  claim: Pick<Claim, "participationId" | "claimant">,
): { cap: Frame; budget: Frame } {
  const { cap, budget } = travelOf(call);
  const holder =
    cap.per === "representative" ? [claim.participationId, claim.claimant] : [claim.participationId];
  return {
    cap: {
      id: budgetId(call.id, "cap", ...holder),
      callId: call.id,
      frame: cap.money,
      exceeded: "CapExceeded",
    },
    budget: { id: budgetId(call.id, "travel"), callId: call.id, frame: budget, exceeded: "BudgetExceeded" },
  };
}

/** What the rules make of a claim as things stand: line by line, up to what is left under the cap. */
export async function settleClaim(
  budgets: Store<Budget>,
  facts: {
    call: Call & { opensAt: string };
    exchange: Exchange;
    claim: Pick<Claim, "id" | "participationId" | "claimant">;
    content: ClaimContent;
  },
  freedMinor: number,
  at: string,
): Promise<Settlement> {
  const { call, exchange, claim, content } = facts;
  const travel = travelOf(call);
  const { cap } = framesOf(call, claim);
  const before = await reservedUnder(budgets, cap);
  const paidBefore = moneyOf(minorOf(before) - freedMinor, before.currency).amount;
  const representative = claim.claimant;
  const participation = claim.participationId;
  const input = SettleInput.safeParse({
    call: { opensAt: call.opensAt },
    policy: {
      currency: travel.currency,
      method: "actual",
      cap: { per: travel.cap.per, amount: travel.cap.money.amount },
      covered: travel.covered,
      inPersonOnly: travel.inPersonOnly,
      claimWithinDays: travel.claimWithinDays,
      rateProvider: "ecb",
    },
    rates: [],
    paidBefore: [{ representative, participation, amount: paidBefore }],
    claims: [
      {
        id: claim.id,
        representative,
        participation,
        exchange: {
          date: exchange.startsAt.slice(0, 10),
          mode: modeOf(exchange),
          attended: attended(exchange, claim),
        },
        submittedAt: at,
        lines: content.lines.map(({ receiptSha256, ...line }) => ({
          ...line,
          ...(receiptSha256 ? { receipt: { sha256: receiptSha256 } } : {}),
        })),
      },
    ],
  });
  if (!input.success) return refuse("InputInvalid", {}, faultsOf(input.error, undefined).map(ofClaim));
  const { claims } = settle(input.data);
  const [settled = refuse("NotFound", { id: claim.id })] = claims;
  const money = (amount: string) => ({ amount, currency: travel.currency });
  return {
    lines: settled.lines.map(({ id, converted, rate, eligible, findings }) => ({
      id,
      converted: converted === null ? null : money(converted),
      ...(rate ? { rate } : {}),
      eligible,
      findings,
    })),
    eligible: money(settled.eligible),
    capLeftBefore: money(settled.capLeftBefore ?? settled.eligible),
    reimbursed: money(settled.reimbursed),
    notCovered: money(settled.notCovered),
    findings: settled.findings,
  };
}

/** The fault where the claimant wrote it: in the claim alone, and not in the whole input of the rules. */
function ofClaim(fault: Fault): Fault {
  return { ...fault, pointer: fault.pointer.replace(/^\/claims\/0/, "") };
}

/** Whether the signed attendance list of the exchange names this person for this participation. */
export function attended(exchange: Exchange, claim: Pick<Claim, "participationId" | "claimant">): boolean {
  return (
    exchange.state === "held" &&
    exchange.attendance.some(
      (entry) => entry.participationId === claim.participationId && entry.representative === claim.claimant,
    )
  );
}

function modeOf({ mode }: Exchange): TravelPolicy["covered"][number] {
  return mode === "digitalMeeting" ? "digital" : mode;
}
