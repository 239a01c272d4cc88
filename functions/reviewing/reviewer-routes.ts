import type { Application } from "../../schemas/application.ts";
import type { Assignment, Review, Reviewer } from "../../schemas/reviewing.ts";
import { assigningRoutes as assigning } from "../../schemas/routes/assigning.ts";
import { reviewingRoutes as routes } from "../../schemas/routes/reviewing.ts";
import { inLanguage } from "../../schemas/text.ts";
import { ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Stored } from "../shared/store.ts";
import { acceptAssignment, leaveAssignment } from "./answer-assignment.ts";
import { biddable, placeBids } from "./bid.ts";
import type { ReviewingDeps } from "./deps.ts";
import { answerPool, setAvailability } from "./pool.ts";
import { reviewId } from "./stores.ts";
import { criteriaOf, editReview, submitReview } from "./write-review.ts";

interface Asking<Params> {
  params: Params;
  principal: Principal;
  ifMatch: number | undefined;
}

export function reviewerRoutes(deps: ReviewingDeps): Route[] {
  const { applications, assignments, calls, reviewers, reviews } = deps;

  async function mine(request: Asking<{ assignmentId: string }>): Promise<Stored<Assignment>> {
    const assignment = await assignments.get(request.params.assignmentId);
    ensureCan(request.principal, "assignment.answer", assignment);
    requireMatch(assignment, request);
    return assignment;
  }

  /** One's own place in a call's pool. */
  async function inPool(request: Asking<{ reviewerId: string }>): Promise<Stored<Reviewer>> {
    const reviewer = await reviewers.get(request.params.reviewerId);
    ensureCan(request.principal, "assignment.answer", reviewer.profile);
    requireMatch(reviewer, request);
    return reviewer;
  }

  /** One's own review while access lasts: a conflict that is declared ends it at once, also for what was read. */
  async function readable(
    request: Asking<{ reviewId: string }>,
  ): Promise<{ review: Stored<Review>; application: Stored<Application> }> {
    const review = await reviews.get(request.params.reviewId);
    const application = await applications.get(review.applicationId);
    const { organisationId } = application;
    ensureCan(request.principal, "review.write", { personId: review.personId, organisationId });
    if (review.state === "void") refuse("ConflictOfInterest");
    requireMatch(review, request);
    return { review, application };
  }

  return [
    read(routes.listMyReviews, async ({ principal }) => {
      const items = [];
      for await (const assignment of assignments.list({ index: "gsi2", key: `${principal.id}#assignment` })) {
        const isOpen = assignment.state === "accepted" || assignment.state === "reviewed";
        items.push({ assignment, ...(isOpen ? { reviewId: reviewId(assignment.id) } : {}) });
      }
      return { items };
    }),
    command(routes.acceptPool, async (request) =>
      answerPool(deps)(await inPool(request), "acceptPool", undefined, request.by),
    ),
    command(routes.declinePool, async (request) =>
      answerPool(deps)(await inPool(request), "declinePool", request.body.reason, request.by),
    ),
    read(assigning.listBiddable, async (request) => ({
      items: await biddable(deps)(await inPool(request), request.receivedAt),
    })),
    command(assigning.placeBids, async (request) =>
      placeBids(deps)(await inPool(request), request.body, request.by),
    ),
    command(routes.setAvailability, async (request) =>
      setAvailability(deps)(await inPool(request), request.body, request.by),
    ),
    command(routes.acceptAssignment, async (request) =>
      acceptAssignment(deps)(await mine(request), request.by),
    ),
    command(routes.declineAssignment, async (request) =>
      leaveAssignment(deps)(await mine(request), "decline", request.body.reason, request.by),
    ),
    command(routes.declareConflict, async (request) =>
      leaveAssignment(deps)(await mine(request), "declareConflict", request.body.reason, request.by),
    ),
    read(routes.readReview, async (request) => {
      const { review, application } = await readable(request);
      if (application.state !== "submitted") refuse("NotFound");
      const call = await calls.get(review.callId);
      const { organisation, track, answers } = application.submitted;
      const form = call.content.tracks.find(({ id }) => id === track)?.form ?? [];
      return {
        review,
        track,
        criteria: criteriaOf(call, track).map((criterion) => ({
          ...criterion,
          label: inLanguage(criterion.label, "en"),
        })),
        answers: form.map(({ id, label }) => ({ question: inLanguage(label, "en"), answer: answers[id] })),
        applicant: { name: organisation.name, country: organisation.country },
      };
    }),
    command(routes.editReview, async (request) =>
      editReview(deps)(await readable(request), request.body, request.by),
    ),
    command(routes.submitReview, async (request) => submitReview(deps)(await readable(request), request.by)),
  ];
}
