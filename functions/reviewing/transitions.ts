import type { AssignmentPlan } from "../../schemas/assignment-plan.ts";
import type { Consensus } from "../../schemas/consensus.ts";
import type { Assignment, Review, Reviewer } from "../../schemas/reviewing.ts";
import type { Transitions } from "../shared/store.ts";

/** What can be done to one reviewer's task; a conflict can be declared at any time, also after reading. */
export const transitions = {
  accept: { from: ["invited"], to: "accepted" },
  decline: { from: ["invited", "accepted"], to: "declined" },
  declareConflict: { from: ["invited", "accepted", "reviewed"], to: "conflicted" },
  replace: { from: ["invited", "accepted"], to: "replaced" },
  submitReview: { from: ["accepted"], to: "reviewed" },
} as const satisfies Transitions<Assignment["state"]>;

export const reviewTransitions = {
  edit: { from: ["draft"], to: "draft" },
  submit: { from: ["draft"], to: "submitted" },
  void: { from: ["draft", "submitted"], to: "void" },
} as const satisfies Transitions<Review["state"]>;

/** Who was invited to the pool is asked about applications once they have accepted. */
export const reviewerTransitions = {
  acceptPool: { from: ["invited"], to: "active" },
  declinePool: { from: ["invited"], to: "declined" },
  setAvailability: { from: ["active"], to: "active" },
  bid: { from: ["active"], to: "active" },
  retire: { from: ["invited", "active"], to: "retired" },
} as const satisfies Transitions<Reviewer["state"]>;

/** Each act may come again while the term runs: another draft, another word. Who joins later begins it anew. */
export const consensusTransitions = {
  comment: { from: ["open"], to: "open" },
  commentOnDraft: { from: ["drafted"], to: "drafted" },
  draft: { from: ["open", "drafted"], to: "drafted" },
  dissent: { from: ["drafted"], to: "drafted" },
  agree: { from: ["drafted"], to: "agreed" },
  appoint: { from: ["open", "drafted"], to: "open" },
  close: { from: ["drafted"], to: "agreed" },
  void: { from: ["open", "drafted", "agreed"], to: "voided" },
  begin: { from: ["open", "drafted", "agreed", "voided"], to: "open" },
} as const satisfies Transitions<Consensus["state"]>;

export const planTransitions = {
  adjust: { from: ["proposed"], to: "proposed" },
  commit: { from: ["proposed"], to: "committed" },
  discard: { from: ["proposed"], to: "discarded" },
} as const satisfies Transitions<AssignmentPlan["state"]>;
