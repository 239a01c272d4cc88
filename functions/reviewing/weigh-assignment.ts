import type {
  AssignmentAlternative,
  AssignmentPlan,
  AssignmentWishes,
  LoadPrice,
} from "../../schemas/assignment-plan.ts";
import type { AssignedReason } from "../../schemas/planning/assign.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { assignmentField } from "./assignment-field.ts";
import type { ReviewingStores } from "./eligible-applications.ts";
import { beside, planned, rounded } from "./planned.ts";
import { planTransitions } from "./transitions.ts";

type Stores = Pick<ReviewingStores, "calls" | "applications" | "screenings" | "reviewers" | "plans">;

/** Each set of wishes beside the proposed plan, in the order given: what it would cost and change. Writes nothing. */
export const compareAssignments =
  (stores: Stores) =>
  async (
    plan: Stored<AssignmentPlan>,
    wishes: readonly AssignmentWishes[],
    at: string,
  ): Promise<AssignmentAlternative[]> => {
    const field = await fieldOf(stores, plan, at);
    const alternatives = [];
    for (const wish of wishes) alternatives.push(beside(plan, await planned(field, wish)));
    return alternatives;
  };

/** What it costs that nobody reads more than so many, from the least that is possible up to the plan's own highest load. */
export const priceLoads =
  (stores: Stores) =>
  async (plan: Stored<AssignmentPlan>, at: string): Promise<LoadPrice[]> => {
    const field = await fieldOf(stores, plan, at);
    const loads = Map.groupBy(plan.pairs, ({ reviewerId }) => reviewerId);
    const highest = Math.max(0, ...[...loads.values()].map(({ length }) => length));
    const least = Math.max(1, Math.ceil(plan.pairs.length / Math.max(1, field.reviewers.length)));
    const prices: LoadPrice[] = [];
    for (let maxLoad = highest; maxLoad >= least; maxLoad -= 1) {
      const found = await planned(field, { ...plan.wishes, maxLoad });
      // What does not fit under one limit does not fit under a lower one.
      if (!found.feasible) break;
      const { total, minAppSum } = found.content;
      prices.push({ maxLoad, total, minAppSum, cost: rounded(plan.total - total) });
    }
    return prices;
  };

/**
 * Makes the plan what staff wish, computed anew from the field as it is now. Refuses AssignmentInfeasible where the
 * wishes cannot all be, and says which.
 */
export const adjustPlan =
  (stores: Stores) =>
  async (
    plan: Stored<AssignmentPlan>,
    wishes: AssignmentWishes,
    by: Author,
  ): Promise<Change<Stored<AssignmentPlan>>> => {
    requireFrom(planTransitions, "adjust", plan);
    const found = await planned(await fieldOf(stores, plan, by.at), wishes);
    if (!found.feasible) {
      const { demand, capacity, applications, cannotStand } = found.alternative;
      return refuse("AssignmentInfeasible", {
        ...(demand === undefined ? {} : { demand }),
        ...(capacity === undefined ? {} : { capacity }),
        applications,
        cannotStand: cannotStand.map(({ applicationId, reviewerId }) => `${applicationId} ${reviewerId}`),
      });
    }
    const cost = rounded(plan.total - found.content.total);
    const adjustments = [...plan.adjustments, { at: by.at, by: by.sub, cost }];
    const after: AssignmentPlan = { ...plan, ...found.content, adjustments, state: "proposed" };
    return together(
      stores.plans.changed(plan, after, "adjust", by, { details: { cost, total: found.content.total } }),
    );
  };

/**
 * Why each pair of a plan, or of one application in it: rank, the next best and what stood in its way, and from the
 * duals what forcing or forbidding would cost and what one more review of a full reviewer is worth. Computed anew;
 * refuses ContentChanged where the field is no longer what the plan was made from.
 */
export const explainPlan =
  (stores: Stores) =>
  async (plan: Stored<AssignmentPlan>, applicationId: string | undefined): Promise<AssignedReason[]> => {
    const found = await planned(
      await fieldOf(stores, plan, plan.adjustments.at(-1)?.at ?? plan.proposedAt),
      plan.wishes,
    );
    if (!found.feasible || found.content.basis !== plan.basis) return refuse("ContentChanged");
    const { reasons } = found.answer;
    return applicationId === undefined
      ? reasons
      : reasons.filter(({ application }) => application === applicationId);
  };

async function fieldOf(stores: Stores, plan: AssignmentPlan, at: string) {
  return assignmentField(stores, await stores.calls.get(plan.callId), at);
}
