import type { AssignmentPlan } from "../../schemas/assignment-plan.ts";
import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { TaskAnswer } from "../../schemas/operation.ts";
import { answered, answerId, awaited } from "../operations/operations.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { listOf } from "./stores.ts";

interface PlanStores {
  calls: Store<Call>;
  plans: Store<AssignmentPlan>;
  answers: Store<TaskAnswer>;
}

export async function latestPlan(
  plans: Store<AssignmentPlan>,
  callId: CallId,
): Promise<Stored<AssignmentPlan>> {
  let latest: Stored<AssignmentPlan> | undefined;
  for await (const plan of plans.list(listOf(callId, "plan"))) latest = plan;
  return latest === undefined ? refuse("NotFound", { type: "plan", callId }) : plans.get(latest.id);
}

/** A person's word on a proposed assignment; the waiting workflow goes on with it. */
export const decidePlan =
  ({ plans, answers }: PlanStores) =>
  async (
    plan: Stored<AssignmentPlan>,
    decision: "commit" | "discard",
    by: Author,
  ): Promise<Change<Stored<AssignmentPlan>>> => {
    if (plan.state !== "proposed") refuse("WrongState", { act: decision, state: plan.state });
    const after: AssignmentPlan =
      decision === "commit"
        ? { ...plan, state: "committed", committedAt: by.at }
        : { ...plan, state: "discarded", discardedAt: by.at };
    const word = await answered(answers, answerId(plan.id, 1), { decision }, by);
    return together(plans.changed(plan, after, decision, by), word);
  };

/** Keeps the token of the workflow that waits for the word; where the word was given already, it is owed at once. */
export const requestCommitment =
  ({ plans, answers }: PlanStores) =>
  async (planId: string, taskToken: string, by: Author): Promise<Change<Stored<TaskAnswer>>> => {
    const plan = await plans.get(planId);
    const decision =
      plan.state === "proposed" ? undefined : plan.state === "committed" ? "commit" : "discard";
    const waiting = { id: answerId(plan.id, 1), callId: plan.callId, subject: plan.id, taskToken };
    // Were the plan decided between reading it and keeping the token, nobody would answer.
    return together(await awaited(answers, waiting, decision, by), [
      plans.unchanged(plan, "ConcurrentChange"),
    ]);
  };
