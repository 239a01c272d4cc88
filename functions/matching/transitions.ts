import type { Host } from "../../schemas/host.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { Transitions } from "../shared/store.ts";

export const transitions = {
  proposeAgain: { from: ["returned", "announced"], to: "proposed" },
  decide: { from: ["proposed"], to: "decided" },
  return: { from: ["proposed"], to: "returned" },
  announce: { from: ["decided"], to: "announced" },
} as const satisfies Transitions<Matching["state"]>;

export const hostTransitions = {
  stateInterest: { from: ["invited", "interested", "declined"], to: "interested" },
  decline: { from: ["invited", "interested"], to: "declined" },
  statePreferences: { from: ["interested"], to: "interested" },
} as const satisfies Transitions<Host["state"]>;
