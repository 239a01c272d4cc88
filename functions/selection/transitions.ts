import type { Objection } from "../../schemas/objection.ts";
import type { Selection } from "../../schemas/selection.ts";
import type { Transitions } from "../shared/store.ts";

/** Proposed first, decided second, announced third: three states, never one. */
export const transitions = {
  proposeAgain: { from: ["returned", "decided"], to: "proposed" },
  decide: { from: ["proposed"], to: "decided" },
  return: { from: ["proposed"], to: "returned" },
  announce: { from: ["decided"], to: "announced" },
} as const satisfies Transitions<Selection["state"]>;

/** Answered once, or once more after another evaluation. */
export const objectionTransitions = {
  reject: { from: ["filed", "reevaluating"], to: "rejected" },
  uphold: { from: ["filed", "reevaluating"], to: "upheld" },
  reevaluate: { from: ["filed"], to: "reevaluating" },
} as const satisfies Transitions<Objection["state"]>;
