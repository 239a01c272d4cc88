import type { Call, TravelPolicy } from "../../schemas/call.ts";
import type { Claim } from "../../schemas/claim.ts";
import { refuse } from "../shared/refusal.ts";
import type { Frame } from "./budget.ts";
import { budgetId } from "./claims.ts";

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
