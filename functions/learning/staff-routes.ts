import { learningRoutes as routes } from "../../schemas/routes/learning.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { LearningDeps } from "./deps.ts";
import { owedIn } from "./dues.ts";
import { approveDeliverables, returnDeliverable } from "./judge-deliverable.ts";
import { doneIn, placesOf, taken } from "./places.ts";
import { agreeLearningPlans, openModule } from "./plan-learning.ts";
import { readTopics } from "./read-topics.ts";
import { ofCall } from "./stores.ts";

export function staffRoutes(deps: LearningDeps): Route[] {
  const { calls, table, participations, deliverables, measures, now } = deps;
  return [
    command(routes.agreeLearningPlans, async ({ params, principal, body, by }) => {
      const ids = [...new Set(body.participations)];
      const places = await Promise.all(ids.map(async (id) => taken(await participations.get(id))));
      const change = await agreeLearningPlans(deps)(await calls.get(params.callId), places, principal, by);
      return { ...change, output: { items: change.output } };
    }),
    command(routes.openModule, async ({ params, body, by }) =>
      openModule(deps)(taken(await participations.get(params.participationId)), body, by),
    ),
    read(routes.listOwed, async ({ params }) => {
      const { content } = await calls.get(params.callId);
      const [places, done] = await Promise.all([
        placesOf(participations, params.callId),
        doneIn(deps, params.callId),
      ]);
      return { items: owedIn(content, places, done, now()) };
    }),
    read(routes.listDeliverables, ({ params, query }) =>
      paged(table, deliverables, ofCall(params.callId, "deliverable"), query),
    ),
    command(routes.approveDeliverables, async ({ params, principal, body, by }) => {
      const call = await calls.get(params.callId);
      const change = await approveDeliverables(deps)(call, body.deliverables, principal, by);
      return { ...change, output: { items: change.output } };
    }),
    command(routes.returnDeliverable, async (request) => {
      const { params, principal, body, by } = request;
      const deliverable = await deliverables.get(params.deliverableId);
      requireMatch(deliverable, request);
      return returnDeliverable(deps)(deliverable, body.reasons, principal, by);
    }),
    read(routes.readTopics, async ({ params }) => ({
      items: await readTopics(deps)(await calls.get(params.callId)),
    })),
    read(routes.listMeasures, ({ params, query }) =>
      paged(table, measures, ofCall(params.callId, "measure"), query),
    ),
  ];
}
