import type { Deliverable } from "../../schemas/deliverable.ts";
import type { LearningPlan } from "../../schemas/learning.ts";
import type { Measure, Practice } from "../../schemas/practice.ts";
import type { Transitions } from "../shared/store.ts";

export const learningPlanTransitions = {
  write: { from: ["empty", "draft", "agreed"], to: "draft" },
  agree: { from: ["draft"], to: "agreed" },
  followUp: { from: ["agreed"], to: "agreed" },
  /** Opening a module changes nothing of the plan itself. */
  openModule: { from: ["empty"], to: "empty" },
} as const satisfies Transitions<LearningPlan["state"]>;

export const deliverableTransitions = {
  edit: { from: ["draft", "returned"], to: "draft" },
  handIn: { from: ["draft", "returned"], to: "handedIn" },
  return: { from: ["handedIn"], to: "returned" },
  approve: { from: ["handedIn"], to: "approved" },
} as const satisfies Transitions<Deliverable["state"]>;

export const measureTransitions = {
  plan: { from: ["dropped"], to: "planned" },
  implement: { from: ["planned"], to: "implemented" },
  drop: { from: ["planned"], to: "dropped" },
} as const satisfies Transitions<Measure["state"]>;

export const practiceTransitions = {
  withdraw: { from: ["shared"], to: "withdrawn" },
} as const satisfies Transitions<Practice["state"]>;
