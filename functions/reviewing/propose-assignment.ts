import { type AssignmentPlan, AssignmentWishes } from "../../schemas/assignment-plan.ts";
import { type CallId, type OperationId, PlanId } from "../../schemas/ids.ts";
import { inState } from "../calls/calls.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { type Stored, system } from "../shared/store.ts";
import { assignmentField } from "./assignment-field.ts";
import type { ReviewingStores } from "./eligible-applications.ts";
import { planned } from "./planned.ts";

/**
 * Proposes the best assignment under conflicts and loads. Refuses AssignmentInfeasible with the certificate: which
 * applications need more than their possible reviewers can take.
 */
export const proposeAssignment =
  (stores: ReviewingStores) =>
  async (callId: CallId, operationId: OperationId): Promise<Change<Stored<AssignmentPlan>>> => {
    const id = PlanId.parse(operationId.replace("operation_", "plan_"));
    const earlier = await stores.plans.find(id);
    if (earlier !== undefined) return unchanged(earlier);
    const call = inState(await stores.calls.get(callId), "screened");
    const at = stores.now();
    const found = await planned(await assignmentField(stores, call, at), AssignmentWishes.parse({}));
    if (!found.feasible) {
      const { demand = 0, capacity = 0, applications } = found.alternative;
      return refuse("AssignmentInfeasible", { demand, capacity, applications });
    }
    const plan: AssignmentPlan = {
      id,
      callId,
      proposedAt: at,
      ...found.content,
      adjustments: [],
      state: "proposed",
    };
    const { total, bound, optimal } = plan;
    return stores.plans.created(plan, "propose", system(at), { details: { total, bound, optimal } });
  };
