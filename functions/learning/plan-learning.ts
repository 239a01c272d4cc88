import type { Call } from "../../schemas/call.ts";
import type { LearningPlan, LearningPlanContent, OpenModule } from "../../schemas/learning.ts";
import { inState } from "../calls/calls.ts";
import type { Change } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { TRANSACTION_LIMIT } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import type { Place } from "./dues.ts";
import { goalsAsked } from "./stated-goals.ts";
import { learningPlanId } from "./stores.ts";
import { learningPlanTransitions } from "./transitions.ts";

interface PlanDeps {
  calls: Store<Call>;
  learningPlans: Store<LearningPlan>;
}

/** Writes one's learning plan, or changes it: a plan that was agreed is then a draft again. */
export const writeLearningPlan =
  ({ calls, learningPlans }: PlanDeps) =>
  async (
    place: Stored<Place>,
    before: Stored<LearningPlan> | undefined,
    content: LearningPlanContent,
    principal: Principal,
    by: Author,
  ): Promise<Change<Stored<LearningPlan>>> => {
    const call = inState(await calls.get(place.callId), "running");
    requireKnown(call, content);
    const after: LearningPlan = {
      ...common(place, before),
      state: "draft",
      content,
      writtenBy: principal.id,
      outcomes: before !== undefined && "outcomes" in before ? before.outcomes : [],
    };
    if (before === undefined)
      return learningPlans.created(after, "write", by, { otherwise: "ConcurrentChange" });
    requireFrom(learningPlanTransitions, "write", before);
    return learningPlans.changed(before, after, "write", by);
  };

/** Agrees to the plans of several participants at once; those who wrote one do not agree to it. */
export const agreeLearningPlans =
  ({ learningPlans }: PlanDeps) =>
  async (
    call: Call,
    places: readonly Stored<Place>[],
    principal: Principal,
    by: Author,
  ): Promise<Change<Stored<LearningPlan>[]>> => {
    const changes = await Promise.all(
      places.map(async (place) => {
        if (place.callId !== call.id) refuse("NotFound", { type: "participation", id: place.id });
        const plan = await learningPlans.get(learningPlanId(place.id));
        if (plan.state !== "draft") {
          requireFrom(learningPlanTransitions, "agree", plan);
          return refuse("WrongState", { act: "agree", state: plan.state });
        }
        if (plan.writtenBy === principal.id) refuse("OwnInterest", { act: "agree" });
        const after: LearningPlan = { ...plan, state: "agreed", agreedAt: by.at, agreedBy: by.sub };
        return learningPlans.changed(plan, after, "agree", by);
      }),
    );
    const writes = changes.flatMap((change) => change.writes);
    if (writes.length > TRANSACTION_LIMIT - 1) refuse("TooMuchAtOnce", { writes: writes.length });
    return { output: changes.map(({ output }) => output), writes };
  };

/** Opens a module although outputs of the one before are missing (F51), and keeps why. */
export const openModule =
  ({ calls, learningPlans }: PlanDeps) =>
  async (
    place: Stored<Place>,
    { module, why }: OpenModule,
    by: Author,
  ): Promise<Change<Stored<LearningPlan>>> => {
    const call = inState(await calls.get(place.callId), "running");
    if (!call.content.modules.some(({ id }) => id === module))
      refuse("InputInvalid", {}, [unknown("/module", "UnknownModule")]);
    const before = await learningPlans.find(learningPlanId(place.id));
    if (before?.opened.some((one) => one.module === module)) refuse("NothingChanged");
    const opened = [...(before?.opened ?? []), { module, why, by: by.sub, at: by.at }];
    const details = { module, why };
    if (before === undefined)
      return learningPlans.created(
        { ...common(place, undefined), opened, state: "empty" },
        "openModule",
        by,
        {
          otherwise: "ConcurrentChange",
          details,
        },
      );
    return learningPlans.changed(before, { ...before, opened }, "openModule", by, { details });
  };

function common(place: Place, before: LearningPlan | undefined) {
  const { id: participationId, callId, organisationId } = place;
  const opened = before?.opened ?? [];
  return { id: learningPlanId(participationId), callId, participationId, organisationId, opened };
}

function requireKnown({ content }: Call, { aims, activities }: LearningPlanContent): void {
  const faults = [
    ...aims.flatMap(({ domain }, i) =>
      domain === undefined || content.domains.some(({ id }) => id === domain)
        ? []
        : [unknown(`/aims/${i}/domain`, "UnknownDomain")],
    ),
    ...aims.flatMap(({ stated }, i) =>
      stated === undefined || goalsAsked(content).some(({ id }) => id === stated)
        ? []
        : [unknown(`/aims/${i}/stated`, "UnknownGoal")],
    ),
    ...activities.flatMap(({ module }, i) =>
      content.modules.some(({ id }) => id === module)
        ? []
        : [unknown(`/activities/${i}/module`, "UnknownModule")],
    ),
  ];
  if (faults.length > 0) refuse("InputInvalid", {}, faults);
}

function unknown(pointer: string, code: string): Fault {
  return { pointer, code, detail: "The call does not name it." };
}
