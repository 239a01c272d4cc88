import type { Application } from "../../schemas/application.ts";
import type { Call, CallContent } from "../../schemas/call.ts";
import type { Assignment, Review, ReviewContent } from "../../schemas/reviewing.ts";
import { inState } from "../calls/calls.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { pointerOf } from "../shared/faults.ts";
import { own } from "../shared/own.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import { isOnScale } from "../shared/scale.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { consensusDue } from "./open-consensus.ts";
import type { ReviewDeps } from "./review-deps.ts";
import { reviewId } from "./stores.ts";
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
      await thanks(deps, call, assignment, by),
      await consensusDue(deps, call, submitted.output, by),
    );
  };

/**
 * One letter when everything is handed in, not one for each review: its receipt is the answer to the request. While
 * something is open, that it still is so is a condition of the write: of two reviews that are handed in at once, one
 * is the last.
 */
async function thanks(
  deps: ReviewDeps,
  call: Call,
  { id, reviewerId, personId }: Assignment,
  by: Author,
): Promise<readonly Write[]> {
  let received = 1;
  for await (const listed of deps.assignments.list({ index: "gsi2", key: `${personId}#assignment` })) {
    if (listed.callId !== call.id || listed.id === id) continue;
    // The index may lag behind: what it shows as open is looked at itself.
    const other = isOpen(listed) ? await deps.assignments.get(listed.id) : listed;
    if (isOpen(other)) return [deps.assignments.unchanged(other, "ConcurrentChange")];
    if (other.state === "reviewed") received += 1;
  }
  const { profile } = await deps.reviewers.get(reviewerId);
  const facts = { ...titled(call), received };
  return queued(
    deps.letters,
    "review-received",
    { callId: call.id, subjectId: reviewId(id), to: profile, facts },
    by,
  );
}

const isOpen = ({ state }: Assignment) => state === "invited" || state === "accepted";

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
