import type { Approval } from "../../schemas/approval.ts";
import type { Transitions } from "../shared/store.ts";

export const transitions = {
  remind: { from: ["pending"], to: "pending" },
  comment: { from: ["pending"], to: "pending" },
  advance: { from: ["pending"], to: "pending" },
  complete: { from: ["pending"], to: "approved" },
  return: { from: ["pending"], to: "returned" },
  expire: { from: ["pending"], to: "expired" },
} as const satisfies Transitions<Approval["state"]>;
