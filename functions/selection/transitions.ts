import type { Selection } from "../../schemas/selection.ts";
import type { Transitions } from "../shared/store.ts";

/** Proposed first, decided second, announced third: three states, never one. */
export const transitions = {
  proposeAgain: { from: ["returned", "decided"], to: "proposed" },
  decide: { from: ["proposed"], to: "decided" },
  return: { from: ["proposed"], to: "returned" },
  announce: { from: ["decided"], to: "announced" },
} as const satisfies Transitions<Selection["state"]>;
