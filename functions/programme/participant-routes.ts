import type { Participation } from "../../schemas/participation.ts";
import { participationRoutes as routes } from "../../schemas/routes/participation.ts";
import { ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Stored } from "../shared/store.ts";
import { confirmParticipation, withdrawParticipation } from "./answer-offer.ts";
import type { ProgrammeDeps } from "./deps.ts";

export function participantRoutes(deps: ProgrammeDeps): Route[] {
  const { calls, participations } = deps;

  async function own(request: {
    params: { participationId: string };
    principal: Principal;
    ifMatch: number | undefined;
  }) {
    const place = await participations.get(request.params.participationId);
    ensureCan(request.principal, "participation.answer", place);
    requireMatch(place, request);
    return place;
  }

  /** A place and what its state releases: the travel rules are for those who were selected (F64). */
  async function viewOf(participation: Stored<Participation>) {
    if (participation.state !== "offered" && participation.state !== "confirmed") return { participation };
    const { travel } = (await calls.get(participation.callId)).content;
    if (travel === undefined) return { participation };
    const { cap, covered, claimWithinDays } = travel;
    return { participation, released: { travelCap: cap.money, capPer: cap.per, covered, claimWithinDays } };
  }

  return [
    read(routes.listMyParticipations, async ({ principal }) => {
      const organisation = principal.organisation ?? refuse("NotPermitted");
      const items = [];
      for await (const place of participations.list({ index: "gsi2", key: `${organisation}#participation` }))
        items.push(await viewOf(place));
      return { items };
    }),
    read(routes.readParticipation, async ({ params, principal }) => {
      const place = await participations.get(params.participationId);
      ensureCan(principal, "participation.read", place);
      return viewOf(place);
    }),
    command(routes.confirmParticipation, async (request) =>
      confirmParticipation(deps)(await own(request), request.by),
    ),
    command(routes.withdrawParticipation, async (request) =>
      withdrawParticipation(deps)(await own(request), request.body.reason, request.by),
    ),
  ];
}
