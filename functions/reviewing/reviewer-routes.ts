import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Assignment, Review, Reviewer } from "../../schemas/reviewing.ts";
import { assigningRoutes as assigning } from "../../schemas/routes/assigning.ts";
import { reviewingRoutes as routes } from "../../schemas/routes/reviewing.ts";
import { ensureCan } from "../shared/can.ts";
import type { Change } from "../shared/change.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Stored } from "../shared/store.ts";
import { acceptAssignment, leaveAssignment } from "./answer-assignment.ts";
import { biddable, placeBids } from "./bid.ts";
import { assignmentShown, reviewerShown, reviewShown } from "./blind.ts";
import { consensusId } from "./consensuses.ts";
import type { ReviewingDeps } from "./deps.ts";
import { answerPool, setAvailability } from "./pool.ts";
import { reviewSheet } from "./review-sheet.ts";
import { reviewId } from "./stores.ts";
import { editReview, submitReview } from "./write-review.ts";

interface Asking<Params> {
  params: Params;
  principal: Principal;
  ifMatch: number | undefined;
}

export function reviewerRoutes(deps: ReviewingDeps): Route[] {
  const { applications, assignments, calls, reviewers, reviews } = deps;
  const inOwnWords = reviewerShown(deps.table);

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

  /** What somebody may open of a task: from accepting on the review, and once they have come to it the consensus. */
  async function openedBy({ id, callId, state, applicationId, personId }: Assignment) {
    if (state === "accepted") return { reviewId: reviewId(id) };
    if (state !== "reviewed") return {};
    const consensus = await deps.consensuses.find(await consensusId(deps.table, callId, applicationId));
    const takesPart =
      consensus !== undefined &&
      consensus.state !== "voided" &&
      consensus.members.some((member) => member.personId === personId);
    return { reviewId: reviewId(id), ...(takesPart ? { consensusId: consensus.id } : {}) };
  }

  /** What was changed, as a reviewer may see it. */
  async function shown<Entity extends { callId: string }>(
    change: Change<Entity>,
    as: (call: Call, entity: Entity) => Entity | Promise<Entity>,
  ): Promise<Change<Entity>> {
    return { ...change, output: await as(await calls.get(change.output.callId), change.output) };
  }

  return [
    read(routes.listMyReviews, async ({ principal }) => {
      const items = [];
      for await (const assignment of assignments.list({ index: "gsi2", key: `${principal.id}#assignment` })) {
        const call = await calls.get(assignment.callId);
        items.push({ assignment: assignmentShown(call, assignment), ...(await openedBy(assignment)) });
      }
      return { items };
    }),
    command(routes.acceptPool, async (request) =>
      shown(await answerPool(deps)(await inPool(request), "acceptPool", undefined, request.by), inOwnWords),
    ),
    command(routes.declinePool, async (request) =>
      shown(
        await answerPool(deps)(await inPool(request), "declinePool", request.body.reason, request.by),
        inOwnWords,
      ),
    ),
    read(assigning.listBiddable, async (request) => ({
      items: await biddable(deps)(await inPool(request), request.receivedAt),
    })),
    command(assigning.placeBids, async (request) =>
      shown(await placeBids(deps)(await inPool(request), request.body, request.by), inOwnWords),
    ),
    command(routes.setAvailability, async (request) =>
      shown(await setAvailability(deps)(await inPool(request), request.body, request.by), inOwnWords),
    ),
    command(routes.acceptAssignment, async (request) =>
      shown(await acceptAssignment(deps)(await mine(request), request.by), reviewShown),
    ),
    command(routes.declineAssignment, async (request) =>
      shown(
        await leaveAssignment(deps)(await mine(request), "decline", request.body.reason, request.by),
        assignmentShown,
      ),
    ),
    command(routes.declareConflict, async (request) =>
      shown(
        await leaveAssignment(deps)(await mine(request), "declareConflict", request.body.reason, request.by),
        assignmentShown,
      ),
    ),
    read(routes.readReview, async (request) => {
      const { review, application } = await readable(request);
      if (application.state !== "submitted") refuse("NotFound");
      const call = await calls.get(review.callId);
      return reviewSheet(call, review, application);
    }),
    command(routes.editReview, async (request) =>
      shown(await editReview(deps)(await readable(request), request.body, request.by), reviewShown),
    ),
    command(routes.submitReview, async (request) =>
      shown(await submitReview(deps)(await readable(request), request.by), reviewShown),
    ),
  ];
}
