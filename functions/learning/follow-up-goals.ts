import type { FollowUpGoals, LearningPlan } from "../../schemas/learning.ts";
import type { Change } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { learningPlanTransitions } from "./transitions.ts";

/** Says of aims of a plan that was agreed what became of them (F21, F44); what is said again takes the place of what was. */
export const followUpGoals =
  ({ learningPlans }: { learningPlans: Store<LearningPlan> }) =>
  (plan: Stored<LearningPlan>, { outcomes }: FollowUpGoals, by: Author): Change<Stored<LearningPlan>> => {
    if (plan.state !== "agreed") {
      requireFrom(learningPlanTransitions, "followUp", plan);
      return refuse("WrongState", { act: "followUp", state: plan.state });
    }
    const faults = outcomes.flatMap(({ aim }, i): Fault[] => {
      const pointer = `/outcomes/${i}/aim`;
      if (!plan.content.aims.some(({ id }) => id === aim))
        return [{ pointer, code: "UnknownAim", detail: "The plan has no such aim." }];
      return outcomes.findIndex((one) => one.aim === aim) < i
        ? [{ pointer, code: "DuplicateId", detail: "Said twice." }]
        : [];
    });
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const kept = plan.outcomes.filter(({ aim }) => !outcomes.some((one) => one.aim === aim));
    const after: LearningPlan = {
      ...plan,
      outcomes: [...kept, ...outcomes.map((one) => ({ ...one, at: by.at }))],
    };
    return learningPlans.changed(plan, after, "followUp", by);
  };
