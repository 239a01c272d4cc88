import type { Application } from "../../schemas/application.ts";
import type { Call, CallContent } from "../../schemas/call.ts";
import type { Review, ReviewContent } from "../../schemas/reviewing.ts";
import { inState } from "../calls/calls.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { pointerOf } from "../shared/faults.ts";
import { own } from "../shared/own.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import { isOnScale } from "../shared/scale.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { ReviewDeps } from "./answer-assignment.ts";
import { applicantShown } from "./blind.ts";
import { consensusDue } from "./open-consensus.ts";
import { reviewTransitions, transitions } from "./transitions.ts";

/** A review with the application that it is about. */
interface Sheet {
  review: Stored<Review>;
  application: Application;
}

export const editReview =
  ({ reviews, calls }: ReviewDeps) =>
  async (
    { review, application }: Sheet,
    content: ReviewContent,
    by: Author,
  ): Promise<Change<Stored<Review>>> => {
    requireFrom(reviewTransitions, "edit", review);
    const call = inState(await calls.get(review.callId), "reviewing");
    const faults = checkScores(criteriaOf(call, application.content.track), content, false);
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    return reviews.changed(review, { ...review, state: "draft", content }, "edit", by);
  };

/** Submits a complete review: every criterion scored, or marked as not applicable. */
export const submitReview =
  (deps: ReviewDeps) =>
  async ({ review, application }: Sheet, by: Author): Promise<Change<Stored<Review>>> => {
    requireFrom(reviewTransitions, "submit", review);
    const call = inState(await deps.calls.get(review.callId), "reviewing");
    const assignment = await deps.assignments.get(review.assignmentId);
    requireFrom(transitions, "submitReview", assignment);
    const { content } = application;
    const faults = checkScores(criteriaOf(call, content.track), review.content, true);
    if (faults.length > 0) refuse("ReviewIncomplete", {}, faults);
    const { profile } = await deps.reviewers.get(assignment.reviewerId);
    const facts = { ...titled(call), applicant: applicantShown(call, assignment).name };
    const submitted = deps.reviews.changed(
      review,
      { ...review, state: "submitted", submittedAt: by.at },
      "submit",
      by,
    );
    return together(
      submitted,
      deps.assignments.changed(
        assignment,
        { ...assignment, state: "reviewed", reviewedAt: by.at },
        "submitReview",
        by,
      ).writes,
      queued(
        deps.letters,
        "review-received",
        { callId: call.id, subjectId: review.id, to: profile, facts },
        by,
      ),
      await consensusDue(deps, call, submitted.output, by),
    );
  };

export function criteriaOf(call: Call, track: string): CallContent["tracks"][number]["criteria"] {
  return call.content.tracks.find(({ id }) => id === track)?.criteria ?? refuse("NotFound", { track });
}

/** Scores stay on the scale and on its steps; `complete` asks for all of them and for words to the applicant. */
export function checkScores(
  criteria: CallContent["tracks"][number]["criteria"],
  { scores, toApplicant, onCriteria = {} }: ReviewContent,
  complete: boolean,
): Fault[] {
  const faults: Fault[] = [];
  for (const [part, said] of Object.entries({ scores, onCriteria }))
    for (const id of Object.keys(said))
      if (!criteria.some((criterion) => criterion.id === id))
        faults.push({
          pointer: pointerOf([part, id]),
          code: "UnknownCriterion",
          detail: "The call has no such criterion.",
        });
  for (const { id, maxScore, step } of criteria) {
    const score = own(scores, id);
    const pointer = pointerOf(["scores", id]);
    if (score === undefined && complete)
      faults.push({ pointer, code: "Missing", detail: "Score it, or send null for not applicable." });
    if (score === undefined || score === null) continue;
    if (score > maxScore) faults.push({ pointer, code: "TooLarge", detail: `At most ${maxScore}.` });
    if (!isOnScale(score, step)) faults.push({ pointer, code: "OffScale", detail: `In steps of ${step}.` });
  }
  if (complete && toApplicant.trim() === "")
    faults.push({ pointer: "/toApplicant", code: "Missing", detail: "The applicant is owed a reason." });
  return faults;
}
