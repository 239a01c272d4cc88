import type { Call } from "../../schemas/call.ts";
import type { Claim, Settlement } from "../../schemas/claim.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Author } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { minorOf, reserve } from "./budget.ts";
import { framesOf, travelOf } from "./frames.ts";
import { dayOf, type SettleDeps } from "./settle-claim.ts";
import { claimVouchers, freeVouchers } from "./vouchers.ts";

type Held = Pick<Claim, "id" | "callId" | "participationId" | "hostId" | "claimant" | "content">;

/**
 * Reserves what a settlement grants under cap and budget, and marks its lines as claimed; `seenRev` is the revision that
 * the cap's counter had before the settlement read it.
 */
export async function take(
  deps: SettleDeps,
  {
    call,
    exchange,
    claim,
    settlement,
    seenRev,
  }: { call: Call; exchange: Exchange; claim: Held; settlement: Settlement; seenRev: number },
  by: Author,
): Promise<readonly Write[]> {
  const { cap, budget } = framesOf(call, claim);
  const granted = minorOf(settlement.reimbursed);
  const eligible = new Set(settlement.lines.filter((line) => line.eligible).map(({ id }) => id));
  return [
    // The settlement grants no more than it found left: when less is left now, another claim came between.
    ...(await reserve(
      deps.budgets,
      { ...cap, exceeded: "ConcurrentChange" },
      granted,
      by,
      holdOf(call, exchange, claim),
      seenRev,
    )),
    ...(await reserve(deps.budgets, budget, granted, by)),
    ...(await claimVouchers(
      deps.vouchers,
      claim,
      claim.content.lines.filter(({ id }) => eligible.has(id)),
      by,
    )),
  ];
}

/** Gives back so much of what a claim holds, and, when it gives back everything, the marks on its lines. */
export async function giveBack(
  deps: SettleDeps,
  { call, exchange, claim }: { call: Call; exchange: Exchange; claim: Held },
  minor: number,
  everything: boolean,
  by: Author,
): Promise<readonly Write[]> {
  const { cap, budget } = framesOf(call, claim);
  return [
    ...(await reserve(deps.budgets, cap, -minor, by, holdOf(call, exchange, claim))),
    ...(await reserve(deps.budgets, budget, -minor, by)),
    ...(everything ? await freeVouchers(deps.vouchers, claim, claim.content.lines, by) : []),
  ];
}

function holdOf(call: Call, exchange: Exchange, claim: Held) {
  const flat = travelOf(call).method !== "actual" && exchange.state !== "cancelled";
  return { claimId: claim.id, representative: claim.claimant, date: dayOf(exchange), flat };
}
