import type {
  Approval,
  ApprovalComment,
  ApprovalReturn,
  ApprovalVerdict,
  PendingApproval,
} from "../../schemas/approval.ts";
import type { ApprovalStep } from "../../schemas/approval-step.ts";
import { handInReport } from "../goals/draw-up-report.ts";
import { reportId } from "../goals/stores.ts";
import { can, ensureCan, isNamed } from "../shared/can.ts";
import { type Change, together } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { advanced } from "./advance.ts";
import { caughtUp, hasLapsed, involved, slotAwaited, stepAwaited, withVerdict } from "./chain.ts";
import { type SubjectDeps, subjectOf } from "./subjects.ts";
import { transitions } from "./transitions.ts";

type Asked<Word> = (
  approval: Stored<Approval>,
  word: Word,
  principal: Principal,
  by: Author,
) => Promise<Change<Stored<Approval>>>;

/**
 * One word of the chain, by whoever holds the step's role or stands in for them. It is bound to the hash that was read,
 * and to the object as it is; nobody decides on their own proposal, and nobody decides twice.
 */
export const approve =
  (deps: SubjectDeps): Asked<ApprovalVerdict> =>
  async (approval, word, principal, by) => {
    const { current, step } = standing(approval, by);
    permit(current, step, principal);
    const { unaltered } = await read(deps, approval, word);
    const actedFor = principal.groups.includes(step.role) ? undefined : step.role;
    const after = withVerdict(current, { ...by, comment: word.comment, actedFor });
    const details = { role: step.role, subjectHash: approval.subjectHash, ...(actedFor && { actedFor }) };
    const reported = step.kind === "task" ? await reportOf(deps, approval, step.report, by) : [];
    return together(await advanced(deps, approval, after, by, { details }), [unaltered], reported);
  };

/** The report that a task hands in: it stands from then on as it was drawn up last (F88). */
async function reportOf(
  { reports }: SubjectDeps,
  { callId }: Approval,
  milestone: string | undefined,
  by: Author,
): Promise<readonly Write[]> {
  if (milestone === undefined) return [];
  const report = (await reports.find(reportId(callId, milestone))) ?? refuse("ReportMissing", { milestone });
  // Handed in by hand before the task was reported done: it stands.
  return report.state === "handedIn"
    ? []
    : handInReport(reports, report, { isFirstApproved: false }, by).writes;
}

/** Sends the object back with a reason: by whoever is asked, or taken back by staff. What was approved so far counts no more. */
export const returnForChanges =
  (deps: SubjectDeps): Asked<ApprovalReturn> =>
  async (approval, word, principal, by) => {
    const { current, step } = awaiting(approval, by);
    if (!can(principal, "approval.takeBack", {})) {
      if (step.kind === "circulation") refuse("NotPermitted", { act: "return", step: step.kind });
      permit(current, step, principal);
    }
    requireRead(approval, word);
    const { dueAt: _dueAt, ...rest } = current;
    const after: Approval = {
      ...rest,
      state: "returned",
      decidedAt: by.at,
      returnedBy: by.sub,
      comment: word.comment,
    };
    return advanced(deps, approval, after, by, { act: "return", details: { step: step.kind } });
  };

/** What a reader of a circulated draft says; it decides nothing. When all have spoken, the circulation is over. */
export const commentOn =
  (deps: SubjectDeps): Asked<ApprovalComment> =>
  async (approval, word, principal, by) => {
    const { current, step } = awaiting(approval, by);
    if (step.kind !== "circulation") return refuse("WrongState", { act: "comment", step: step.kind });
    ensureCan(principal, "approval.comment", { named: step.readers });
    const startsAt = slotAwaited(current)?.startsAt ?? by.at;
    if (by.at < startsAt) refuse("WrongState", { act: "comment", startsAt });
    const reader =
      step.readers.find((one) => isNamed(principal, [one])) ?? refuse("NotPermitted", { act: "comment" });
    const { unaltered } = await read(deps, approval, word);
    const { name, email } = reader;
    const said = { step: current.verdicts.length, by: by.sub, at: by.at, name, email, comment: word.comment };
    const heard: PendingApproval = { ...current, comments: [...current.comments, said] };
    const after = caughtUp(heard, by.at);
    const act = after.verdicts.length === approval.verdicts.length ? "comment" : undefined;
    return together(await advanced(deps, approval, after, by, { act }), [unaltered]);
  };

/** The chain as it stands when the word comes, whatever the timers have said. */
function awaiting(approval: Approval, by: Author) {
  requireFrom(transitions, "advance", approval);
  const current = approval.state === "pending" ? caughtUp(approval, by.at) : approval;
  requireFrom(transitions, "advance", current);
  const step = stepAwaited(current);
  if (current.state !== "pending" || step === undefined)
    return refuse("WrongState", { state: current.state });
  return { current, step };
}

function standing(approval: Approval, by: Author) {
  const { current, step } = awaiting(approval, by);
  if (step.kind === "circulation") return refuse("WrongState", { act: "advance", step: step.kind });
  if (hasLapsed(current, by.at))
    refuse("DeadlinePassed", { lapsesAt: slotAwaited(current)?.lapsesAt ?? by.at });
  return { current, step };
}

function permit(
  current: PendingApproval,
  step: Exclude<ApprovalStep, { kind: "circulation" }>,
  principal: Principal,
) {
  const { role, deputies: named } = step;
  ensureCan(principal, "approval.decide", { role, named, proposedBy: involved(current, step) });
}

function requireRead(approval: Approval, word: { subjectHash: string }): void {
  if (word.subjectHash !== approval.subjectHash)
    refuse("ContentChanged", { subjectHash: approval.subjectHash });
}

/** The object, which must be what the chain is about and what was read; and the condition that it still is when written. */
async function read(deps: SubjectDeps, approval: Approval, word: { subjectHash: string }) {
  requireRead(approval, word);
  const subject = await subjectOf(deps, approval);
  if (subject.hash !== approval.subjectHash) refuse("ContentChanged", { subjectHash: subject.hash });
  return subject;
}
