import type { Screening } from "../../schemas/screening.ts";
import type { Transitions } from "../shared/store.ts";

/** Two people decide otherwise than the rules, and only before the screening is confirmed; after a request to complete the rules decide anew. */
export const transitions = {
  proposeOverride: { from: ["eligible", "ineligible"], to: "overrideProposed" },
  overrideToEligible: { from: ["overrideProposed"], to: "eligible" },
  overrideToIneligible: { from: ["overrideProposed"], to: "ineligible" },
  keepEligible: { from: ["overrideProposed"], to: "eligible" },
  keepIneligible: { from: ["overrideProposed"], to: "ineligible" },
  askToComplete: { from: ["eligible", "ineligible"], to: "incomplete" },
  rescreenToEligible: { from: ["incomplete"], to: "eligible" },
  rescreenToIneligible: { from: ["incomplete"], to: "ineligible" },
} as const satisfies Transitions<Screening["state"]>;
