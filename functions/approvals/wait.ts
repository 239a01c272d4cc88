import type { TaskAnswer } from "../../schemas/operation.ts";
import { answerId, awaited } from "../operations/operations.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { type Stored, system } from "../shared/store.ts";
import { secondsLater } from "../shared/zone.ts";
import { type ApprovalDeps, advanced } from "./advance.ts";
import { caughtUp, hasLapsed, slotAwaited, stepAwaited } from "./chain.ts";
import { remindOfApproval } from "./remind.ts";

/** What the workflow does next, and how long it may wait for it. */
export interface Look {
  next: "ask" | "settle";
  seconds: number;
}

/** Looks where the chain stands: the wait for a word ends when the step lapses, that for comments with the period. */
export const lookAtApproval =
  (deps: ApprovalDeps) =>
  async (approvalId: string): Promise<Change<Look>> => {
    const approval = await deps.approvals.get(approvalId);
    const at = deps.now();
    if (approval.state !== "pending") return unchanged({ next: "settle", seconds: 0 });
    const current = caughtUp(approval, at);
    const writes = current === approval ? [] : (await advanced(deps, approval, current, system(at))).writes;
    const slot = slotAwaited(current);
    if (current.state !== "pending" || slot === undefined || hasLapsed(current, at))
      return { output: { next: "settle", seconds: 0 }, writes };
    const until = stepAwaited(current)?.kind === "circulation" ? slot.dueAt : slot.lapsesAt;
    const seconds = Math.ceil((Date.parse(secondsLater(until, 1)) - Date.parse(at)) / 1000);
    return { output: { next: "ask", seconds: Math.max(1, seconds) }, writes };
  };

/** The step of the workflow that waits for one word: keeps the token, and writes to whom the word is asked of. */
export const requestApproval =
  (deps: ApprovalDeps) =>
  async (approvalId: string, taskToken: string): Promise<Change<Stored<TaskAnswer>>> => {
    const approval = await deps.approvals.get(approvalId);
    const at = deps.now();
    const by = system(at);
    const isPending = approval.state === "pending";
    const id = answerId(approval.id, approval.verdicts.length + (isPending ? 1 : 0));
    const waiting = { id, callId: approval.callId, subject: approval.id, taskToken };
    if (!isPending) return awaited(deps.answers, waiting, approval.state, by);
    // A circulation that has ended since the look is not waited for; the next look moves the chain on.
    if (caughtUp(approval, at) !== approval) return awaited(deps.answers, waiting, "next", by);
    const change = await awaited(deps.answers, waiting, undefined, by);
    return together(change, (await remindOfApproval(deps)(approvalId)).writes);
  };
