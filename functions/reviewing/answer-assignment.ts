import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Assignment, Review } from "../../schemas/reviewing.ts";
import { inState } from "../calls/calls.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { isDoubleBlind } from "./blind.ts";
import { conflictsOfInterest } from "./conflicts-of-interest.ts";
import { consensusVoided } from "./open-consensus.ts";
import { released, repaired } from "./repair-assignment.ts";
import type { ReviewDeps } from "./review-deps.ts";
import { reviewId } from "./stores.ts";
import { transitions } from "./transitions.ts";

/** Accepting declares that no conflict exists; only now does the content open. */
export const acceptAssignment =
  (deps: ReviewDeps) =>
  async (assignment: Stored<Assignment>, by: Author): Promise<Change<Stored<Review>>> => {
    const { assignments, reviews, calls } = deps;
    requireFrom(transitions, "accept", assignment);
    const call = inState(await calls.get(assignment.callId), "reviewing");
    await requireNoConflict(deps, call, assignment, by.at);
    const { id, callId, applicationId, personId } = assignment;
    const review: Review = {
      id: reviewId(id),
      callId,
      applicationId,
      assignmentId: id,
      personId,
      content: { scores: {}, toApplicant: "", toPanel: "" },
      state: "draft",
    };
    const accepted = assignments.changed(
      assignment,
      { ...assignment, state: "accepted", acceptedAt: by.at },
      "accept",
      by,
    );
    return together(reviews.created(review, "start", by), accepted.writes);
  };

/** What has become known since the plan, such as a project that was added to a profile, stands in the way as well. */
async function requireNoConflict(deps: ReviewDeps, call: Call, assignment: Assignment, at: string) {
  const { profile } = await deps.reviewers.get(assignment.reviewerId);
  const application = await deps.applications.get(assignment.applicationId);
  const submitted = (one: Application) => (one.state === "submitted" ? [one.submitted] : []);
  const employed = profile.organisationId;
  const own =
    employed === undefined
      ? []
      : await Array.fromAsync(deps.applications.list({ index: "gsi2", key: `${employed}#application` }));
  const field = own.filter(({ callId }) => callId === call.id).flatMap(submitted);
  const [conflict] = submitted(application).flatMap((content) =>
    conflictsOfInterest(call.content, profile, content, field, at),
  );
  // Which rule it is would say where the applicant is from.
  if (conflict !== undefined)
    refuse("ConflictOfInterest", isDoubleBlind(call) ? {} : { rule: conflict.code });
}

/** Declining, or declaring a conflict: access ends in the same transaction in which somebody else is asked. */
export const leaveAssignment =
  (deps: ReviewDeps) =>
  async (
    assignment: Stored<Assignment>,
    act: "decline" | "declareConflict",
    why: string,
    by: Author,
  ): Promise<Change<Stored<Assignment>>> => {
    requireFrom(transitions, act, assignment);
    const after: Assignment =
      act === "decline"
        ? { ...assignment, state: "declined", declinedAt: by.at, why }
        : { ...assignment, state: "conflicted", declaredAt: by.at, why };
    const left = deps.assignments.changed(assignment, after, act, by);
    return together(
      left,
      await hiddenReview(deps, assignment, by),
      await consensusVoided(deps, assignment, by),
      await repaired(deps, assignment, by),
    );
  };

/** Staff take an assignment back, from somebody who is late or cannot; an alternate is asked at once where there is one. */
export const replaceReviewer =
  (deps: ReviewDeps) =>
  async (assignment: Stored<Assignment>, why: string, by: Author): Promise<Change<Stored<Assignment>>> => {
    requireFrom(transitions, "replace", assignment);
    const call = inState(await deps.calls.get(assignment.callId), "reviewing");
    const taken = await released(deps, call, assignment, why, by);
    const hidden = await hiddenReview(deps, assignment, by);
    return together(taken, hidden, await repaired(deps, assignment, by));
  };

/** A review is void from the moment its reviewer has no part in the application any more, submitted or not. */
async function hiddenReview({ reviews }: ReviewDeps, { id }: Assignment, by: Author) {
  const review = await reviews.find(reviewId(id));
  if (review === undefined || review.state === "void") return [];
  return reviews.changed(review, { ...review, state: "void", voidedAt: by.at }, "void", by).writes;
}
