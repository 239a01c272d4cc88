import type { Matching } from "../../schemas/matching.ts";
import type { Transitions } from "../shared/store.ts";

export const transitions = {
  proposeAgain: { from: ["returned"], to: "proposed" },
  decide: { from: ["proposed"], to: "decided" },
  return: { from: ["proposed"], to: "returned" },
  announce: { from: ["decided"], to: "announced" },
} as const satisfies Transitions<Matching["state"]>;
