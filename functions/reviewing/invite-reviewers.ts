import type { Application } from "../../schemas/application.ts";
import type { AssignmentPlan } from "../../schemas/assignment-plan.ts";
import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Assignment, Reviewer } from "../../schemas/reviewing.ts";
import { inState } from "../calls/calls.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { compareText } from "../shared/canonical.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { reviewingSecret } from "../shared/signing-key.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Author, type Store, type Stored, system } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";
import { daysLater } from "../shared/zone.ts";
import { applicantShown } from "./blind.ts";
import { reviewLadder } from "./review-ladder.ts";
import { assignmentId } from "./stores.ts";

export interface InviteDeps {
  table: Table;
  calls: Store<Call>;
  applications: Store<Application>;
  reviewers: Store<Reviewer>;
  plans: Store<AssignmentPlan>;
  assignments: Store<Assignment>;
  letters: Store<Letter>;
  now: () => string;
}

/** Two writes each and a letter stay below the limit of one transaction. */
const perTransaction = 40;

/** Invites one reviewer per step: their assignments and one letter that lists them. */
export const inviteReviewers =
  (deps: InviteDeps) =>
  async (planId: string, position: string): Promise<Progress> => {
    const plan = await deps.plans.get(planId);
    const call = await deps.calls.get(plan.callId);
    const invited = [...new Set(plan.pairs.map((pair) => pair.reviewerId))].sort(compareText);
    const who = invited.find((id) => id > position);
    if (who === undefined) return { position: "", more: false };
    const reviewer = await deps.reviewers.get(who);
    const pairs = plan.pairs.filter((pair) => pair.reviewerId === who);
    const by = system("committedAt" in plan ? plan.committedAt : deps.now());
    for (let from = 0; from < pairs.length; from += perTransaction) {
      const some = pairs.slice(from, from + perTransaction);
      await once(deps.table, await invitation(deps, call, reviewer, some, by));
    }
    return { position: who, more: who !== invited.at(-1) };
  };

/** The assignments of one reviewer and the letter about them, as one transaction's writes. */
export async function invitation(
  deps: InviteDeps,
  call: Call,
  reviewer: Reviewer,
  pairs: readonly Pick<AssignmentPlan["pairs"][number], "applicationId" | "reason">[],
  by: Author,
): Promise<Write[]> {
  const secret = await reviewingSecret(deps.table, call.id);
  const dueAt = daysLater(by.at, call.content.reviewing.dueDays, call.content.window.zone);
  const writes: Write[] = [];
  const names: { name: string; country: string }[] = [];
  for (const { applicationId, reason } of pairs) {
    const { name, country } = (await deps.applications.get(applicationId)).content.organisation;
    const applicant = { name, country };
    const assignment: Assignment = {
      id: assignmentId(secret, applicationId, reviewer.id),
      callId: call.id,
      applicationId,
      reviewerId: reviewer.id,
      personId: reviewer.profile.personId,
      applicant,
      dueAt,
      reason,
      state: "invited",
      invitedAt: by.at,
    };
    names.push(applicantShown(call, assignment));
    writes.push(...deps.assignments.created(assignment, "invite", by).writes);
  }
  const facts = { ...titled(call), applications: names.sort((a, b) => compareText(a.name, b.name)), dueAt };
  const subjectId = pairs[0] ? assignmentId(secret, pairs[0].applicationId, reviewer.id) : reviewer.id;
  const letter = { callId: call.id, subjectId, to: reviewer.profile, facts };
  return [...writes, ...queued(deps.letters, "review-invitation", letter, by)];
}

export const startReviewing =
  ({ calls, milestones, now }: InviteDeps & { milestones: Store<Milestone> }) =>
  async (callId: string): Promise<Change<Stored<Call>>> => {
    const call = await calls.get(callId);
    if (call.state === "reviewing") return unchanged(call);
    const at = now();
    const reviewsDueAt = daysLater(at, call.content.reviewing.dueDays, call.content.window.zone);
    const after: Call = { ...inState(call, "screened"), state: "reviewing", reviewsDueAt };
    const by = system(at);
    const ladder = reviewLadder({ callId: call.id, content: call.content }, reviewsDueAt, at);
    return together(
      calls.changed(call, after, "startReviewing", by),
      ...ladder.map((rung) => milestones.created(rung, "set", by).writes),
    );
  };
