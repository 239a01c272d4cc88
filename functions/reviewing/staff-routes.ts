import type { Reviewer } from "../../schemas/reviewing.ts";
import { reviewingRoutes as routes } from "../../schemas/routes/reviewing.ts";
import { inState } from "../calls/calls.ts";
import { requested } from "../operations/operations.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { closeReviewing } from "./close-reviewing.ts";
import { decidePlan, latestPlan } from "./commit-plan.ts";
import type { ReviewingDeps } from "./deps.ts";
import { listOf, reviewerId } from "./stores.ts";

export function staffRoutes(deps: ReviewingDeps): Route[] {
  const { calls, reviewers, assignments, plans, operations, table } = deps;
  return [
    command(routes.addReviewer, async ({ params, body, by }) => {
      const call = await calls.get(params.callId);
      const id = reviewerId(call.id, body.personId);
      const reviewer: Reviewer = { id, callId: call.id, state: "active", profile: body };
      return reviewers.created(reviewer, "add", by);
    }),
    read(routes.listReviewers, ({ params, query }) =>
      paged(table, reviewers, listOf(params.callId, "reviewer"), query),
    ),
    command(routes.assignReviewers, async ({ params, by }) => {
      const { id } = inState(await calls.get(params.callId), "screened");
      return requested(operations, { callId: id, workflow: "assign-reviewers", subject: id }, by);
    }),
    read(routes.readAssignmentPlan, ({ params }) => latestPlan(plans, params.callId)),
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
    command(routes.closeReviewing, async (request) => {
      const call = await calls.get(request.params.callId);
      requireMatch(call, request);
      return closeReviewing(deps)(call, request.by);
    }),
  ];
}
