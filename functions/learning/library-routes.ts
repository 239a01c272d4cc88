import { learningRoutes as routes } from "../../schemas/routes/learning.ts";
import { placesOfOrganisation } from "../programme/participations.ts";
import { ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { hasRole, type Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { LearningDeps } from "./deps.ts";
import { enterMeasure, followMeasure } from "./follow-measures.ts";
import { taken } from "./places.ts";
import { readRegion } from "./read-region.ts";
import { adoptPractice, sharePractice, withdrawPractice } from "./share-practice.ts";
import { everyPractice } from "./stores.ts";

/** The register of measures and the library of practices, as participants use them. */
export function libraryRoutes(deps: LearningDeps): Route[] {
  const { participations, measures, practices, networks } = deps;

  async function own(principal: Principal, participationId: string) {
    const place = await participations.get(participationId);
    ensureCan(principal, "participation.answer", place);
    return taken(place);
  }

  /** The library is for those who take part somewhere, whichever the call. */
  async function mayRead(principal: Principal): Promise<boolean> {
    if (hasRole(principal, "staff", "admin")) return true;
    const own = placesOfOrganisation(principal.organisation ?? refuse("NotPermitted"));
    for await (const { state } of participations.list(own)) if (state === "confirmed") return true;
    return false;
  }

  return [
    read(routes.readRegion, async ({ params, principal }) => {
      const network = await networks.get(params.networkId);
      const regions = network.parties.filter(({ kind }) => kind === "region");
      ensureCan(principal, "region.read", { named: regions.map(({ contact }) => contact) });
      return readRegion(deps)(await deps.calls.get(network.callId), network);
    }),
    command(routes.enterMeasure, async ({ params, principal, body, by }) =>
      enterMeasure(deps)(await own(principal, params.participationId), body, by),
    ),
    command(routes.followMeasure, async (request) => {
      const { params, principal, body, by } = request;
      const measure = await measures.get(params.measureId);
      ensureCan(principal, "participation.answer", measure);
      requireMatch(measure, request);
      return followMeasure(deps)(measure, body, by);
    }),
    command(routes.sharePractice, async ({ params, principal, body, by }) =>
      sharePractice(deps)(await own(principal, params.participationId), body, by),
    ),
    read(routes.listPractices, async ({ query: { topic }, principal }) => {
      if (!(await mayRead(principal))) return { items: [] };
      const items = [];
      for await (const practice of practices.list(everyPractice()))
        if (topic === undefined || practice.topic === topic) items.push(practice);
      return { items };
    }),
    command(routes.withdrawPractice, async (request) => {
      const { params, principal, by } = request;
      const practice = await practices.get(params.practiceId);
      ensureCan(principal, "participation.answer", practice);
      requireMatch(practice, request);
      return withdrawPractice(deps)(practice, by);
    }),
    command(routes.adoptPractice, async ({ params, principal, body, by }) => {
      const place = await own(principal, body.participationId);
      return adoptPractice(deps)(await practices.get(params.practiceId), place, body, by);
    }),
  ];
}
