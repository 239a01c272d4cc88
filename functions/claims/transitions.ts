import type { BankAccount } from "../../schemas/bank-account.ts";
import type { Claim } from "../../schemas/claim.ts";
import type { Batch } from "../../schemas/payment.ts";
import type { Transitions } from "../shared/store.ts";

/** A claim's life; what the bank answered is the only way to `paid`. */
export const transitions = {
  edit: { from: ["draft", "changesRequested", "returned"], to: "draft" },
  submit: { from: ["draft", "changesRequested"], to: "submitted" },
  requestChanges: { from: ["submitted"], to: "changesRequested" },
  approve: { from: ["submitted"], to: "approved" },
  reject: { from: ["submitted"], to: "rejected" },
  batch: { from: ["approved"], to: "batched" },
  pay: { from: ["batched"], to: "paid" },
  return: { from: ["batched", "paid"], to: "returned" },
} as const satisfies Transitions<Claim["state"]>;

/** The bank details of an organisation; a second proposal takes the place of the first. */
export const accountTransitions = {
  propose: { from: ["inForce", "changeProposed"], to: "changeProposed" },
  confirm: { from: ["changeProposed"], to: "inForce" },
} as const satisfies Transitions<BankAccount["state"]>;

export const batchTransitions = {
  submitForApproval: { from: ["prepared"], to: "inApproval" },
  approve: { from: ["inApproval"], to: "approved" },
  return: { from: ["inApproval"], to: "prepared" },
  add: { from: ["prepared", "approved"], to: "prepared" },
  release: { from: ["prepared", "approved"], to: "released" },
  export: { from: ["released"], to: "exported" },
  exportAgain: { from: ["exported"], to: "exported" },
  settle: { from: ["exported"], to: "settled" },
} as const satisfies Transitions<Batch["state"]>;
