import type { Screening } from "../../schemas/screening.ts";
import type { Transitions } from "../shared/store.ts";

/** Only a person decides otherwise than the rules, and only before the reviewing begins. */
export const transitions = {
  overrideToEligible: { from: ["ineligible"], to: "eligible" },
  overrideToIneligible: { from: ["eligible"], to: "ineligible" },
} as const satisfies Transitions<Screening["state"]>;
