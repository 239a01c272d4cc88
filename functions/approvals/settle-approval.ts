import type { Approval } from "../../schemas/approval.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { type Stored, system } from "../shared/store.ts";
import { advanced } from "./advance.ts";
import { settlementLetter } from "./letters.ts";
import { type SubjectDeps, subjectOf } from "./subjects.ts";

/**
 * The chain has ended: its object becomes what was decided. A chain whose time ran out counts as returned, and says so.
 * What was changed after it was handed in, and a call that is approved when its deadline has passed, is a draft again too.
 */
export const settleApproval =
  (deps: SubjectDeps) =>
  async (approvalId: string): Promise<Change<Stored<Approval>>> => {
    const approval = await deps.approvals.get(approvalId);
    const by = system(deps.now());
    const change = approval.state === "pending" ? await expired(deps, approval) : unchanged(approval);
    const { output } = change;
    const subject = await subjectOf(deps, output);
    const isUnaltered = subject.hash === output.subjectHash;
    const isApproved = output.state === "approved" && isUnaltered && !subject.isTooLate(by.at);
    const outcome = output.state === "returned" ? output.state : isApproved ? "approved" : "expired";
    const comment = output.state === "returned" ? output.comment : "";
    const writes = isApproved ? await subject.approved(by) : await subject.returned(comment || outcome, by);
    if (writes.length === 0) return change;
    return together(change, writes, await settlementLetter(deps, output, { outcome, comment }, by));
  };

function expired(deps: SubjectDeps, approval: Extract<Stored<Approval>, { state: "pending" }>) {
  const at = deps.now();
  const { dueAt: _dueAt, ...rest } = approval;
  return advanced(deps, approval, { ...rest, state: "expired", decidedAt: at }, system(at), {
    act: "expire",
  });
}
