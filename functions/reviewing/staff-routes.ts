import { reviewingRoutes as routes } from "../../schemas/routes/reviewing.ts";
import { inState } from "../calls/calls.ts";
import { requested } from "../operations/operations.ts";
import { unchanged } from "../shared/change.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { replaceReviewer } from "./answer-assignment.ts";
import { closeReviewing } from "./close-reviewing.ts";
import { decidePlan, latestPlan } from "./commit-plan.ts";
import type { ReviewingDeps } from "./deps.ts";
import { reviewerFigures } from "./divergence.ts";
import { addReviewer, inviteToPool } from "./pool.ts";
import { reviewingProgress } from "./progress.ts";
import { listOf } from "./stores.ts";
import { topUpReviewers } from "./top-up.ts";
import { adjustPlan, compareAssignments, explainPlan, priceLoads } from "./weigh-assignment.ts";

export function staffRoutes(deps: ReviewingDeps): Route[] {
  const { calls, reviewers, assignments, plans, operations, table } = deps;
  return [
    command(routes.addReviewer, ({ params, body, by }) => addReviewer(deps)(params.callId, body, by)),
    command(routes.inviteReviewer, ({ params, body, by }) => inviteToPool(deps)(params.callId, body, by)),
    command(routes.replaceReviewer, async (request) => {
      const assignment = await assignments.get(request.params.assignmentId);
      requireMatch(assignment, request);
      return replaceReviewer(deps)(assignment, request.body.reason, request.by);
    }),
    read(routes.listReviewers, ({ params, query }) =>
      paged(table, reviewers, listOf(params.callId, "reviewer"), query),
    ),
    command(routes.assignReviewers, async ({ params, by }) => {
      const { id } = inState(await calls.get(params.callId), "screened");
      return requested(operations, { callId: id, workflow: "assign-reviewers", subject: id }, by);
    }),
    read(routes.readAssignmentPlan, ({ params }) => latestPlan(plans, params.callId)),
    read(routes.explainAssignmentPlan, async ({ params, query }) => ({
      items: await explainPlan(deps)(await latestPlan(plans, params.callId), query.applicationId),
    })),
    read(routes.priceLoads, async ({ params, receivedAt }) => ({
      items: await priceLoads(deps)(await latestPlan(plans, params.callId), receivedAt),
    })),
    command(routes.compareAssignments, async ({ params, body, receivedAt }) =>
      unchanged({
        items: await compareAssignments(deps)(
          await latestPlan(plans, params.callId),
          body.alternatives,
          receivedAt,
        ),
      }),
    ),
    command(routes.adjustAssignmentPlan, async (request) => {
      const plan = await latestPlan(plans, request.params.callId);
      requireMatch(plan, request);
      return adjustPlan(deps)(plan, request.body, request.by);
    }),
    command(routes.topUpReviewers, async ({ params, by }) =>
      topUpReviewers(deps)(await calls.get(params.callId), by),
    ),
    command(routes.commitAssignmentPlan, async (request) => {
      const plan = await latestPlan(plans, request.params.callId);
      requireMatch(plan, request);
      return decidePlan(deps)(plan, "commit", request.by);
    }),
    command(routes.discardAssignmentPlan, async (request) => {
      const plan = await latestPlan(plans, request.params.callId);
      requireMatch(plan, request);
      return decidePlan(deps)(plan, "discard", request.by);
    }),
    read(routes.listAssignments, ({ params, query }) =>
      paged(table, assignments, listOf(params.callId, "assignment"), query),
    ),
    read(routes.readReviewing, async ({ params, receivedAt }) => {
      const call = await calls.get(params.callId);
      const everything = {
        reviewers: await Array.fromAsync(reviewers.list(listOf(call.id, "reviewer"))),
        assignments: await Array.fromAsync(assignments.list(listOf(call.id, "assignment"))),
        reviews: await Array.fromAsync(deps.reviews.list(listOf(call.id, "review"))),
      };
      return reviewingProgress(call, everything, receivedAt);
    }),
    read(routes.readReviewerFigures, async ({ params }) => ({
      items: reviewerFigures(await Array.fromAsync(deps.reviews.list(listOf(params.callId, "review")))),
    })),
    command(routes.closeReviewing, async (request) => {
      const call = await calls.get(request.params.callId);
      requireMatch(call, request);
      return closeReviewing(deps)(call, request.by);
    }),
  ];
}
