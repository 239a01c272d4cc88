import type { Subscription } from "../../schemas/subscription.ts";
import type { Transitions } from "../shared/store.ts";

/** What can be done to a subscription, from where, and where it leads. */
export const transitions = {
  request: { from: ["pending", "cancelled"], to: "pending" },
  confirm: { from: ["pending"], to: "active" },
  cancel: { from: ["pending", "active"], to: "cancelled" },
} as const satisfies Transitions<Subscription["state"]>;
