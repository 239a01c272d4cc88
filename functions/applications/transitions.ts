import type { Application } from "../../schemas/application.ts";
import type { Transitions } from "../shared/store.ts";

/** What can be done to an application. Edits after a submission wait in `content`; they never un-submit. */
export const transitions = {
  edit: { from: ["draft"], to: "draft" },
  editAfterSubmission: { from: ["submitted"], to: "submitted" },
  submit: { from: ["draft"], to: "submitted" },
  resubmit: { from: ["submitted"], to: "submitted" },
  withdraw: { from: ["draft", "submitted"], to: "withdrawn" },
  resume: { from: ["withdrawn"], to: "draft" },
  lapse: { from: ["draft"], to: "lapsed" },
  reopen: { from: ["lapsed"], to: "draft" },
  seal: { from: ["submitted"], to: "submitted" },
} as const satisfies Transitions<Application["state"]>;
