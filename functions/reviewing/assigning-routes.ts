import { assigningRoutes as routes } from "../../schemas/routes/assigning.ts";
import { inState } from "../calls/calls.ts";
import { requested } from "../operations/operations.ts";
import { requireConfirmed } from "../screening/confirm-screening.ts";
import { unchanged } from "../shared/change.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { decidePlan, latestPlan } from "./commit-plan.ts";
import type { ReviewingDeps } from "./deps.ts";
import { juriesOf } from "./juries.ts";
import { listOf } from "./stores.ts";
import { topUpReviewers } from "./top-up.ts";
import { adjustPlan, compareAssignments, explainPlan, priceLoads } from "./weigh-assignment.ts";

/** How staff come to an assignment, and fill it up. */
export function assigningRoutes(deps: ReviewingDeps): Route[] {
  const { calls, assignments, plans, operations, table } = deps;
  return [
    read(routes.readJuries, async ({ params }) => ({
      items: await juriesOf(deps)(await calls.get(params.callId)),
    })),
    command(routes.assignReviewers, async ({ params, by }) => {
      const call = inState(await calls.get(params.callId), "screened");
      requireConfirmed(call);
      const { id } = call;
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
  ];
}
