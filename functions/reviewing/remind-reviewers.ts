import type { Call } from "../../schemas/call.ts";
import type { CallId, MilestoneId } from "../../schemas/ids.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Assignment } from "../../schemas/reviewing.ts";
import { type CallIn, isInState } from "../calls/calls.ts";
import { officeLanguage, titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { compareText } from "../shared/canonical.ts";
import { unchanged } from "../shared/change.ts";
import { commit, once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import { replaceReviewer } from "./answer-assignment.ts";
import { applicantShown } from "./blind.ts";
import type { ReviewDeps } from "./review-deps.ts";
import { isRung, lateRules, rungs } from "./review-ladder.ts";
import { listOf } from "./stores.ts";

export interface RemindReviewersDeps extends ReviewDeps {
  milestones: Store<Milestone>;
}

const done: Progress = { position: "", more: false };

/**
 * One rung of the ladder: each reviewer who owes reviews gets one letter that lists them, reviewer by reviewer, one per
 * step. After the last of the late rung the managers are told, and where the call says so alternates are asked. The
 * letters' keys hold the rung, so that a step that runs again tells nobody twice.
 */
export const remindReviewers =
  (deps: RemindReviewersDeps) =>
  async (callId: CallId, milestoneId: MilestoneId, position: string): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const milestone = await deps.milestones.get(milestoneId);
    if (!isInState(call, ["reviewing"]) || milestone.state !== "done" || !isRung(milestone.name)) return done;
    const owed = await outstanding(deps, call.id);
    const who = [...new Set(owed.map(({ reviewerId }) => reviewerId))]
      .sort(compareText)
      .find((id) => id > position);
    if (who !== undefined) {
      const { profile } = await deps.reviewers.get(who);
      const mine = owed.filter(({ reviewerId }) => reviewerId === who);
      const applications = mine
        .map((assignment) => applicantShown(call, assignment))
        .sort((a, b) => compareText(a.name, b.name));
      const facts = {
        ...titled(call),
        applications,
        dueAt: call.reviewsDueAt,
        when: rungs[milestone.name],
      };
      const letter = { callId, subjectId: who, to: profile, due: milestone.dueAt, facts };
      await once(deps.table, queued(deps.letters, "review-reminder", letter, system(deps.now())));
      return { position: who, more: true };
    }
    if (milestone.name === "reviews-late") await escalate(deps, call, milestone, owed);
    return done;
  };

/** What was to be ready by the call's own due date and is not; who was asked later has until a date of their own. */
async function outstanding(deps: ReviewDeps, callId: CallId): Promise<Stored<Assignment>[]> {
  const call = await deps.calls.get(callId);
  const all = await Array.fromAsync(deps.assignments.list(listOf(callId, "assignment")));
  return all.filter(
    ({ state, dueAt }) =>
      (state === "invited" || state === "accepted") &&
      call.state === "reviewing" &&
      dueAt <= call.reviewsDueAt,
  );
}

/** Tells the manager of each lot, or the call's contact where there is none, before anybody is replaced. */
async function escalate(
  deps: RemindReviewersDeps,
  call: CallIn<"reviewing">,
  milestone: Milestone,
  owed: readonly Stored<Assignment>[],
): Promise<void> {
  const { replace } = lateRules(call.content);
  const byManager = new Map<string, { to: Call["content"]["contact"]; late: Late[] }>();
  for (const { applicationId, reviewerId, applicant } of owed) {
    const { lotId } = (await deps.applications.get(applicationId)).content;
    const to = call.content.lots.find(({ id }) => id === lotId)?.manager ?? call.content.contact;
    const { profile } = await deps.reviewers.get(reviewerId);
    const group = byManager.get(to.email) ?? { to, late: [] };
    group.late.push({ reviewer: profile.name, applicant: applicant.name });
    byManager.set(to.email, group);
  }
  for (const { to, late } of byManager.values()) {
    const facts = { ...titled(call), late, dueAt: call.reviewsDueAt, replaced: replace };
    const reader = { ...to, language: officeLanguage(call) };
    const letter = { callId: call.id, subjectId: call.id, to: reader, due: milestone.dueAt, facts };
    await once(deps.table, queued(deps.letters, "reviews-overdue", letter, system(deps.now())));
  }
  if (!replace) return;
  for (const { id } of owed)
    await commit(deps.table, async () => {
      const assignment = await deps.assignments.get(id);
      // Whoever has finished or left meanwhile is spared.
      if (assignment.state !== "invited" && assignment.state !== "accepted") return unchanged(assignment);
      return replaceReviewer(deps)(assignment, "late", system(deps.now()));
    });
}

interface Late {
  reviewer: string;
  applicant: string;
}
