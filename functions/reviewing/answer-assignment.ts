import type { Assignment, Review } from "../../schemas/reviewing.ts";
import { inState } from "../calls/calls.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { affinity } from "./affinity.ts";
import { type InviteDeps, invitation } from "./invite-reviewers.ts";
import { listOf, reviewId } from "./stores.ts";
import { transitions } from "./transitions.ts";

export interface ReviewDeps extends InviteDeps {
  reviews: Store<Review>;
}

/** Accepting declares that no conflict exists; only now does the content open. */
export const acceptAssignment =
  ({ assignments, reviews, calls }: ReviewDeps) =>
  async (assignment: Stored<Assignment>, by: Author): Promise<Change<Stored<Review>>> => {
    requireFrom(transitions, "accept", assignment);
    inState(await calls.get(assignment.callId), "reviewing");
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
    const review = await deps.reviews.find(reviewId(assignment.id));
    const hidden =
      review === undefined
        ? []
        : deps.reviews.changed(review, { ...review, state: "void", voidedAt: by.at }, "void", by).writes;
    return together(left, hidden, await substitute(deps, assignment, by));
  };

/** The best fitting reviewer with room and without conflict who was not asked about this application before. */
async function substitute(deps: ReviewDeps, leaving: Assignment, by: Author) {
  const call = await deps.calls.get(leaving.callId);
  if (call.state !== "reviewing") return [];
  const { submitted } = await submittedApplication(deps, leaving);
  const { conflictRules, maxLoad } = call.content.reviewing;
  const asked = await Array.fromAsync(deps.assignments.list(listOf(call.id, "assignment")));
  const candidates = [];
  for await (const reviewer of deps.reviewers.list(listOf(call.id, "reviewer"))) {
    const { profile } = reviewer;
    const mine = asked.filter((one) => one.reviewerId === reviewer.id);
    const load = mine.filter((one) => one.state !== "declined" && one.state !== "conflicted").length;
    const conflict =
      (conflictRules.includes("sameCountry") && profile.country === submitted.organisation.country) ||
      (conflictRules.includes("sameOrganisation") && profile.organisationId === submitted.organisation.id);
    const askedBefore = mine.some((one) => one.applicationId === leaving.applicationId);
    if (reviewer.state !== "active" || conflict || askedBefore || load >= (profile.maxLoad ?? maxLoad))
      continue;
    candidates.push({ reviewer, load, ...affinity(call.content, submitted, profile) });
  }
  const [best] = candidates.sort(
    (a, b) => b.score - a.score || a.load - b.load || (a.reviewer.id < b.reviewer.id ? -1 : 1),
  );
  if (best === undefined) return [];
  const reason = { code: "substitute", params: { ...best.reason.params, after: leaving.id } };
  const pair = { applicationId: leaving.applicationId, reason };
  return invitation(deps, call, best.reviewer, [pair], by);
}

async function submittedApplication(deps: ReviewDeps, { applicationId }: Assignment) {
  const application = await deps.applications.get(applicationId);
  return application.state === "submitted" ? application : refuse("WrongState", { state: application.state });
}
