import type { CallState } from "../../schemas/call.ts";
import type { Transitions } from "../shared/store.ts";

/** What can be done to a call, from where, and where it leads. */
export const transitions = {
  edit: { from: ["draft"], to: "draft" },
  submitForApproval: { from: ["draft"], to: "inApproval" },
  approve: { from: ["inApproval"], to: "approved" },
  return: { from: ["inApproval"], to: "draft" },
  open: { from: ["approved"], to: "open" },
  startClosing: { from: ["open"], to: "closing" },
  finishClosing: { from: ["closing"], to: "closed" },
  finishScreening: { from: ["closed"], to: "screened" },
  startReviewing: { from: ["screened"], to: "reviewing" },
  closeReviewing: { from: ["reviewing"], to: "reviewed" },
  announce: { from: ["reviewed"], to: "announced" },
  startProgramme: { from: ["announced"], to: "running" },
  cancel: { from: ["draft", "inApproval", "approved", "open"], to: "cancelled" },
} as const satisfies Transitions<CallState>;
