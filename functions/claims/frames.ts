import type { Call, TravelPolicy } from "../../schemas/call.ts";
import type { Claim } from "../../schemas/claim.ts";
import type { HostId, ParticipationId } from "../../schemas/ids.ts";
import { refuse } from "../shared/refusal.ts";
import type { Frame } from "./budget.ts";
import { budgetId } from "./claims.ts";

/** What the call pays for; refuses with TravelNotPaid where it pays for no journeys. */
export function travelOf(call: Call): TravelPolicy {
  return call.content.travel ?? refuse("TravelNotPaid");
}

type OnBehalf = Pick<Claim, "participationId" | "hostId">;

/** For whom a claim is made: the participation or the host whose cap it counts under. */
export function holderOf({ participationId, hostId }: OnBehalf): ParticipationId | HostId {
  return participationId ?? hostId ?? refuse("NotFound", { type: "claim" });
}

/** The cap of those a claim is made for; refuses with TravelNotPaid where the call pays no journeys of hosts. */
export function capOf(call: Call, { hostId }: OnBehalf): TravelPolicy["cap"] {
  const { cap, hosts } = travelOf(call);
  return hostId === undefined ? cap : (hosts?.cap ?? refuse("TravelNotPaid"));
}

/** The two frames that a claim counts under: its cap, and the call's travel budget. */
export function framesOf(
  call: Call,
  claim: OnBehalf & Pick<Claim, "claimant">,
): { cap: Frame; budget: Frame } {
  const { budget } = travelOf(call);
  const cap = capOf(call, claim);
  const holder = cap.per === "representative" ? [holderOf(claim), claim.claimant] : [holderOf(claim)];
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
