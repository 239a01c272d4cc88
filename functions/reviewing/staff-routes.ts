import { reviewingRoutes as routes } from "../../schemas/routes/reviewing.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { replaceReviewer } from "./answer-assignment.ts";
import { closeReviewing } from "./close-reviewing.ts";
import { consensusesOf } from "./consensuses.ts";
import type { ReviewingDeps } from "./deps.ts";
import { reviewerFigures } from "./divergence.ts";
import { addReviewer, inviteToPool } from "./pool.ts";
import { reviewingProgress } from "./progress.ts";
import { listOf } from "./stores.ts";

export function staffRoutes(deps: ReviewingDeps): Route[] {
  const { calls, reviewers, assignments, table } = deps;
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
    read(routes.readReviewing, async ({ params, receivedAt }) => {
      const call = await calls.get(params.callId);
      const everything = {
        reviewers: await Array.fromAsync(reviewers.list(listOf(call.id, "reviewer"))),
        assignments: await Array.fromAsync(assignments.list(listOf(call.id, "assignment"))),
        reviews: await Array.fromAsync(deps.reviews.list(listOf(call.id, "review"))),
        consensuses: await Array.fromAsync(deps.consensuses.list(consensusesOf(call.id))),
      };
      return reviewingProgress(call, everything, receivedAt);
    }),
    read(routes.readReviewerFigures, async ({ params }) => ({
      items: reviewerFigures(await Array.fromAsync(deps.reviews.list(listOf(params.callId, "review")))),
    })),
    command(routes.closeReviewing, async (request) => {
      const call = await calls.get(request.params.callId);
      requireMatch(call, request);
      return closeReviewing(deps)(call, request.body, request.by);
    }),
  ];
}
