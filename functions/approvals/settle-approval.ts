import type { Approval } from "../../schemas/approval.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import type { Reason } from "../../schemas/reason.ts";
import type { Selection } from "../../schemas/selection.ts";
import { callApproved, callReturned } from "../calls/approve-call.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { type Author, type Store, type Stored, system } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import type { ApprovalDeps } from "./decide.ts";

export interface SettleDeps extends ApprovalDeps {
  milestones: Store<Milestone>;
  operations: Store<Operation>;
  selections: Store<Selection>;
  matchings: Store<Matching>;
}

/**
 * The chain has ended: its object becomes what was decided. A chain whose time ran out counts as returned, and says so.
 * What was changed after it was handed in is returned too, whatever the chain said.
 */
export const settleApproval =
  (deps: SettleDeps) =>
  async (approvalId: string): Promise<Change<Stored<Approval>>> => {
    const approval = await deps.approvals.get(approvalId);
    const at = deps.now();
    const by = system(at);
    const expired: Approval = { ...approval, state: "expired", decidedAt: at };
    const change =
      approval.state === "pending"
        ? deps.approvals.changed(approval, expired, "expire", by)
        : unchanged(approval);
    const subject = await settled(deps, change.output, by);
    if (subject.length === 0) return change;
    return together(change, subject, await told(deps, change.output, by));
  };

async function settled(deps: SettleDeps, approval: Approval, by: Author): Promise<readonly Write[]> {
  const comment = approval.state === "returned" ? approval.comment : approval.state;
  if (approval.subjectKind === "call") {
    const call = await deps.calls.get(approval.subject);
    const unaltered = call.contentHash === approval.subjectHash;
    const stores = deps;
    if (approval.state === "approved" && unaltered) return (await callApproved(stores)(call, by)).writes;
    return (await callReturned(stores)(call, comment, by)).writes;
  }
  const returned: Reason = { code: "ReturnedByApprover", params: { comment } };
  if (approval.subjectKind === "selection") {
    const selection = await deps.selections.get(approval.subject);
    if (selection.state !== "proposed") return [];
    const decided = approval.state === "approved" && selection.contentHash === approval.subjectHash;
    return decided
      ? deps.selections.changed(selection, { ...selection, state: "decided", decidedAt: by.at }, "decide", by)
          .writes
      : deps.selections.changed(selection, { ...selection, state: "returned", returned }, "return", by)
          .writes;
  }
  const matching = await deps.matchings.get(approval.subject);
  if (matching.state !== "proposed") return [];
  const decided = approval.state === "approved" && matching.contentHash === approval.subjectHash;
  return decided
    ? deps.matchings.changed(matching, { ...matching, state: "decided", decidedAt: by.at }, "decide", by)
        .writes
    : deps.matchings.changed(matching, { ...matching, state: "returned", returned }, "return", by).writes;
}

/** Staff learn how the chain ended. */
async function told(deps: SettleDeps, approval: Approval, by: Author): Promise<readonly Write[]> {
  if (approval.state === "pending") return [];
  const call = await deps.calls.get(approval.callId);
  const { name, email } = call.content.contact;
  const facts = {
    ...titled(call),
    subjectKind: approval.subjectKind,
    outcome: approval.state,
    comment: approval.state === "returned" ? approval.comment : "",
  };
  const letter = {
    callId: call.id,
    subjectId: approval.id,
    to: { name, email, language: "en" as const },
    facts,
  };
  return queued(deps.letters, "approval-settled", letter, by);
}
