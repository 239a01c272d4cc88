import { learningRoutes as routes } from "../../schemas/routes/learning.ts";
import { inLanguage } from "../../schemas/text.ts";
import { languageFor } from "../calls/public-call.ts";
import { ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { hasRole, type Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import { editDeliverable, startDeliverable } from "./deliver.ts";
import type { LearningDeps } from "./deps.ts";
import type { Place } from "./dues.ts";
import { followUpGoals } from "./follow-up-goals.ts";
import { taken } from "./places.ts";
import { writeLearningPlan } from "./plan-learning.ts";
import { releasedTo } from "./resources.ts";
import { roadmapOf } from "./roadmap.ts";
import { preparedPlan, statedAims } from "./stated-goals.ts";
import { learningPlanId, ofCall } from "./stores.ts";

export function participantRoutes(deps: LearningDeps): Route[] {
  const { applications, calls, participations, learningPlans, deliverables, handIns } = deps;

  async function own(principal: Principal, participationId: string) {
    const place = await participations.get(participationId);
    ensureCan(principal, "participation.answer", place);
    return place;
  }

  async function readable(principal: Principal, participationId: string) {
    const place = await participations.get(participationId);
    ensureCan(principal, "participation.read", place);
    return place;
  }

  /** The place through which somebody has a hand in a deliverable: as its holder or as another author. */
  async function authoring(principal: Principal, authors: readonly string[]) {
    const places = await Promise.all(authors.map((id) => participations.get(id)));
    const place = places.find(({ organisationId }) => organisationId === principal.organisation) ?? places[0];
    ensureCan(principal, "participation.answer", place ?? {});
    return place ?? refuse("NotPermitted");
  }

  async function readDeliverable(principal: Principal, id: string) {
    const deliverable = await deliverables.get(id);
    if (!hasRole(principal, "staff", "admin")) {
      const places = await Promise.all(deliverable.authors.map((author) => participations.get(author)));
      const mine = places.find(({ organisationId }) => organisationId === principal.organisation);
      ensureCan(principal, "participation.read", mine ?? {});
    }
    return deliverable;
  }

  /** The learning goals that a participant stated when it applied, in the language of its contact. */
  async function aimsOf({ callId, applicationId, contact }: Place) {
    const { content } = await calls.get(callId);
    const answers = (await applications.find(applicationId))?.content.answers ?? {};
    return statedAims(content, answers, contact.language);
  }

  const writtenBy = async (callId: Parameters<typeof ofCall>[0], participationId: string) => {
    const items = [];
    for await (const one of deliverables.list(ofCall(callId, "deliverable")))
      if (one.authors.some((author) => author === participationId)) items.push(one);
    return items;
  };

  return [
    read(routes.readRoadmap, async ({ params, principal }) => {
      const place = taken(await readable(principal, params.participationId));
      const { content } = await calls.get(place.callId);
      const plan = await learningPlans.find(learningPlanId(place.id));
      return roadmapOf(content, place, { plan, deliverables: await writtenBy(place.callId, place.id) });
    }),
    read(routes.readLearningPlan, async ({ params, principal }) => {
      const place = await readable(principal, params.participationId);
      const plan = await learningPlans.find(learningPlanId(place.id));
      if (place.state !== "confirmed" || (plan !== undefined && plan.state !== "empty"))
        return plan ?? learningPlans.get(learningPlanId(place.id));
      return preparedPlan(place, plan, await aimsOf(place)) ?? learningPlans.get(learningPlanId(place.id));
    }),
    command(routes.followUpGoals, async (request) => {
      const place = await own(request.principal, request.params.participationId);
      const plan = await learningPlans.get(learningPlanId(place.id));
      requireMatch(plan, request);
      taken(place);
      return followUpGoals(deps)(plan, request.body, request.by);
    }),
    command(routes.writeLearningPlan, async (request) => {
      const { params, principal, body, by } = request;
      const place = await own(principal, params.participationId);
      const before = await learningPlans.find(learningPlanId(place.id));
      requireMatch(before ?? { rev: 0 }, request);
      return writeLearningPlan(deps)(taken(place), before, body, principal, by);
    }),
    command(routes.startDeliverable, async ({ params, principal, body, by }) =>
      startDeliverable(deps)(taken(await own(principal, params.participationId)), body, by),
    ),
    read(routes.listOwnDeliverables, async ({ params, principal }) => {
      const place = await readable(principal, params.participationId);
      return { items: await writtenBy(place.callId, place.id) };
    }),
    read(routes.readDeliverable, ({ params, principal }) => readDeliverable(principal, params.deliverableId)),
    read(routes.readHandIns, async ({ params, principal }) => {
      const { id } = await readDeliverable(principal, params.deliverableId);
      return { items: await Array.fromAsync(handIns.list({ index: "gsi1", key: `${id}#handIn` })) };
    }),
    command(routes.editDeliverable, async (request) => {
      const { params, principal, body, by } = request;
      const deliverable = await deliverables.get(params.deliverableId);
      const place = await authoring(principal, deliverable.authors);
      requireMatch(deliverable, request);
      return editDeliverable(deps)(deliverable, taken(place), body, by);
    }),
    read(routes.listResources, async ({ params, principal, language }) => {
      const place = await readable(principal, params.participationId);
      const call = await calls.get(place.callId);
      const items = releasedTo(place, call).map(({ id, label, url }) => ({
        id,
        url,
        label: inLanguage(label, languageFor(call.content, language)),
      }));
      return { items };
    }),
  ];
}
