import type { Consultation, Opinion, StandingGroup } from "../../schemas/consultation.ts";
import type { Transitions } from "../shared/store.ts";

export const standingGroupTransitions = {
  name: { from: ["standing", "dissolved"], to: "standing" },
  dissolve: { from: ["standing"], to: "dissolved" },
} as const satisfies Transitions<StandingGroup["state"]>;

export const consultationTransitions = {
  answer: { from: ["open"], to: "open" },
  handle: { from: ["open"], to: "open" },
  close: { from: ["open"], to: "closed" },
} as const satisfies Transitions<Consultation["state"]>;

export const opinionTransitions = {
  revise: { from: ["given"], to: "given" },
  handle: { from: ["given"], to: "handled" },
} as const satisfies Transitions<Opinion["state"]>;
