import type { Approval, ApprovalReturn, ApprovalVerdict } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { TaskAnswer } from "../../schemas/operation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { answered, answerId, awaited } from "../operations/operations.ts";
import { ensureCan } from "../shared/can.ts";
import { type Change, together } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import { type Author, type Store, type Stored, system } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { daysLater } from "../shared/zone.ts";
import { involved, stepAwaited } from "./approvals.ts";
import { transitions } from "./transitions.ts";

export interface ApprovalDeps {
  approvals: Store<Approval>;
  answers: Store<TaskAnswer>;
  calls: Store<Call>;
  letters: Store<Letter>;
  now: () => string;
}

/** The step of the workflow that waits for one word: says when it is due, writes to whom it is asked of, keeps the token. */
export const requestApproval =
  ({ approvals, answers, calls, letters, now }: ApprovalDeps) =>
  async (approvalId: string, taskToken: string): Promise<Change<Stored<TaskAnswer>>> => {
    const approval = await approvals.get(approvalId);
    const by = system(now());
    const step = stepAwaited(approval);
    const round = approval.state === "pending" ? approval.verdicts.length + 1 : approval.verdicts.length;
    const waiting = {
      id: answerId(approval.id, round),
      callId: approval.callId,
      subject: approval.id,
      taskToken,
    };
    if (approval.state !== "pending" || step === undefined)
      return awaited(answers, waiting, approval.state === "approved" ? "approved" : "returned", by);
    const call = await calls.get(approval.callId);
    const dueAt = daysLater(by.at, step.dueDays, call.content.window.zone);
    const change = await awaited(answers, waiting, undefined, by);
    const asked = approvals.changed(approval, { ...approval, dueAt }, "ask", by, {
      details: { role: step.role },
    });
    // The step may run again with a new token; the letter's key lets it go out once.
    const to = { name: step.role, email: step.email, language: "en" as const };
    const facts = {
      ...titled(call),
      subjectKind: approval.subjectKind,
      step: step.label.en ?? step.label.sv ?? step.role,
      dueAt,
    };
    const letter = queued(
      letters,
      "approval-requested",
      { callId: call.id, subjectId: approval.id, to, facts, due: String(round) },
      by,
    );
    const first = approval.dueAt === undefined || approval.verdicts.length > 0;
    return together(change, asked.writes, first ? letter : []);
  };

/** One word of the chain. It is bound to the hash that the approver read, and nobody speaks twice or on their own proposal. */
export const approve =
  ({ approvals, answers }: ApprovalDeps) =>
  async (
    approval: Stored<Approval>,
    verdict: ApprovalVerdict,
    principal: Principal,
    by: Author,
  ): Promise<Change<Stored<Approval>>> => {
    const step = permitted(approval, verdict, principal);
    const verdicts = [...approval.verdicts, { by: by.sub, at: by.at, comment: verdict.comment }];
    const last = verdicts.length === approval.steps.length;
    const after: Approval = last
      ? { ...approval, verdicts, state: "approved", decidedAt: by.at }
      : { ...approval, verdicts, state: "pending" };
    const decision = last ? "approved" : "next";
    const word = await answered(answers, answerId(approval.id, verdicts.length), { decision }, by);
    const details = { role: step.role, subjectHash: approval.subjectHash };
    return together(approvals.changed(approval, after, last ? "complete" : "advance", by, { details }), word);
  };

/** Sends the object back with a reason; what was approved so far counts no more. */
export const returnForChanges =
  ({ approvals, answers }: ApprovalDeps) =>
  async (
    approval: Stored<Approval>,
    verdict: ApprovalReturn,
    principal: Principal,
    by: Author,
  ): Promise<Change<Stored<Approval>>> => {
    const step = permitted(approval, verdict, principal);
    const after: Approval = { ...approval, state: "returned", decidedAt: by.at, comment: verdict.comment };
    const word = await answered(
      answers,
      answerId(approval.id, approval.verdicts.length + 1),
      { decision: "returned" },
      by,
    );
    return together(approvals.changed(approval, after, "return", by, { details: { role: step.role } }), word);
  };

function permitted(approval: Approval, verdict: { subjectHash: string }, principal: Principal) {
  requireFrom(transitions, "advance", approval);
  const step = stepAwaited(approval) ?? refuse("WrongState", { state: approval.state });
  ensureCan(principal, "approval.decide", { role: step.role, proposedBy: involved(approval) });
  if (verdict.subjectHash !== approval.subjectHash)
    refuse("ContentChanged", { subjectHash: approval.subjectHash });
  return step;
}
