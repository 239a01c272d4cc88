import * as z from "zod";
import { CallId } from "../../schemas/ids.ts";
import { Milestone, type WorkflowName } from "../../schemas/operation.ts";
import type { ApprovalDeps } from "../approvals/advance.ts";
import { remindOfApproval } from "../approvals/remind.ts";
import { isTermRung } from "../claims/claim-terms.ts";
import { type ConsultationAlarmDeps, lookAtConsultation } from "../cooperation/look-at-consultation.ts";
import { type GatheringAlarmDeps, lookAtGathering } from "../cooperation/look-at-gathering.ts";
import { type DrawDeps, drawUpOnItsDay } from "../goals/draw-up-report.ts";
import { reportOf } from "../goals/report-milestones.ts";
import { isOwedRung } from "../learning/owed-ladder.ts";
import { remindHost } from "../matching/invite-host.ts";
import { milestoneId } from "../operations/milestones.ts";
import { requested } from "../operations/operations.ts";
import { lapseCondition, lapseOffer, type PlaceDeps } from "../programme/answer-offer.ts";
import type { ExchangeDeps } from "../programme/exchange-deps.ts";
import { lookAtExchange } from "../programme/look-at-exchange.ts";
import { lookAtRetention } from "../retention/look-at-retention.ts";
import { isConsensusTerm, lookAtConsensus } from "../reviewing/consensus-term.ts";
import type { ReviewDeps } from "../reviewing/review-deps.ts";
import { isRung } from "../reviewing/review-ladder.ts";
import type { CompleteDeps } from "../screening/ask-to-complete.ts";
import { lapseCompletion } from "../screening/complete-application.ts";
import { isTerm } from "../screening/completion-term.ts";
import { remindOfCompletion } from "../screening/remind-of-completion.ts";
import { type ObjectionWatch, remindOfObjection } from "../selection/remind-of-objection.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { type Stored, system } from "../shared/store.ts";

/** What a timer carries: enough to look, never enough to act. */
export const Wake = z.object({
  callId: CallId,
  milestone: Milestone.shape.name,
  round: z.int(),
  subject: Milestone.shape.subject,
});
export type Wake = z.infer<typeof Wake>;

const workflowOf = (name: Milestone["name"]): WorkflowName => {
  if (name === "open") return "open-call";
  if (isRung(name)) return "remind-reviewers";
  if (isTermRung(name)) return "remind-claimants";
  if (isOwedRung(name)) return "remind-participants";
  return name === "close" || name === "close-late" ? "close-call" : "remind-applicants";
};

/**
 * Somebody says that a milestone is due: a timer, or the sweeper. The row decides whether it is; a stale timer and a
 * second one find nothing to do.
 */
export const wake =
  (
    deps: ApprovalDeps &
      PlaceDeps &
      ExchangeDeps &
      CompleteDeps &
      DrawDeps &
      ConsultationAlarmDeps &
      GatheringAlarmDeps &
      ReviewDeps &
      ObjectionWatch,
  ) =>
  async ({
    callId,
    milestone: name,
    round,
    subject: about,
  }: Wake): Promise<Change<Stored<Milestone> | undefined>> => {
    const milestone = await deps.milestones.find(milestoneId(about ?? callId, name));
    const at = deps.now();
    if (
      milestone === undefined ||
      milestone.state !== "ahead" ||
      milestone.round !== round ||
      milestone.dueAt > at
    )
      return unchanged(milestone);
    const by = system(at);
    const call = await deps.calls.get(callId);
    // Also of a call that was cancelled: its drafts hold people too.
    if (name === "retention") return lookAtRetention(deps)(call, milestone, by);
    if (call.state === "cancelled")
      return deps.milestones.changed(milestone, { ...milestone, state: "dropped" }, "drop", by);
    // A chain's next instant is set by the chain itself, in the transaction that writes what was due.
    if (name === "approval")
      return { output: milestone, writes: (await remindOfApproval(deps)(about ?? callId)).writes };
    // The same with an exchange: it is looked at, and its next instant is set with what was due.
    if (name === "exchange") {
      const { writes } = await lookAtExchange(deps)(about ?? "", milestone.dueAt, by);
      return { output: milestone, writes };
    }
    if (name === "consultation") {
      const { writes } = await lookAtConsultation(deps)(about ?? "", milestone.dueAt, by);
      return { output: milestone, writes };
    }
    if (name === "gathering") {
      const { writes } = await lookAtGathering(deps)(about ?? "", by);
      return { output: milestone, writes };
    }
    const ofSubject = { confirm: lapseOffer, condition: lapseCondition, "host-reminder": remindHost };
    if (name === "confirm" || name === "condition" || name === "host-reminder")
      return together(
        deps.milestones.changed(milestone, { ...milestone, state: "done" }, "reach", by),
        (await ofSubject[name](deps)(about ?? "", by)).writes,
      );
    if (name === "objection")
      return together(
        deps.milestones.changed(milestone, { ...milestone, state: "done" }, "reach", by),
        await remindOfObjection(deps, call, about ?? "", by),
      );
    if (name === "report")
      return together(
        deps.milestones.changed(milestone, { ...milestone, state: "done" }, "reach", by),
        await drawUpOnItsDay(deps)(call, reportOf(callId, about), by),
      );
    if (isTerm(name)) {
      const due = name === "completion-due" ? lapseCompletion(deps) : remindOfCompletion(deps);
      return together(
        deps.milestones.changed(milestone, { ...milestone, state: "done" }, "reach", by),
        await due(about ?? "", by),
      );
    }
    if (isConsensusTerm(name))
      return together(
        deps.milestones.changed(milestone, { ...milestone, state: "done" }, "reach", by),
        await lookAtConsensus(deps)(name, about ?? "", milestone.dueAt, by),
      );
    const workflow = workflowOf(name);
    const isAboutRung = workflow.startsWith("remind-");
    const subject = isAboutRung ? milestone.id : callId;
    const operation = await requested(deps.operations, { callId, workflow, subject }, by);
    return together(
      deps.milestones.changed(milestone, { ...milestone, state: "done" }, "reach", by),
      operation.writes,
    );
  };
