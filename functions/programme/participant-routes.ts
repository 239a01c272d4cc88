import { participationRoutes as routes } from "../../schemas/routes/participation.ts";
import { ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import { confirmParticipation, withdrawParticipation } from "./answer-offer.ts";
import type { ProgrammeDeps } from "./deps.ts";
import { nameRepresentatives } from "./name-people.ts";
import { placesOfOrganisation } from "./participations.ts";
import { placeView } from "./place-view.ts";

export function participantRoutes(deps: ProgrammeDeps): Route[] {
  const { participations } = deps;
  const viewOf = placeView(deps);

  async function own(
    request: { params: { participationId: string }; principal: Principal; ifMatch: number | undefined },
    action: "participation.answer" | "participation.manage" = "participation.answer",
  ) {
    const place = await participations.get(request.params.participationId);
    ensureCan(request.principal, action, place);
    requireMatch(place, request);
    return place;
  }

  return [
    read(routes.listMyParticipations, async ({ principal, language }) => {
      const organisation = principal.organisation ?? refuse("NotPermitted");
      const items = [];
      for await (const place of participations.list(placesOfOrganisation(organisation)))
        items.push(await viewOf(place, language));
      return { items };
    }),
    read(routes.readParticipation, async ({ params, principal, language }) => {
      const place = await participations.get(params.participationId);
      ensureCan(principal, "participation.read", place);
      return viewOf(place, language);
    }),
    command(routes.confirmParticipation, async (request) =>
      confirmParticipation(deps)(await own(request), request.by),
    ),
    command(routes.withdrawParticipation, async (request) =>
      withdrawParticipation(deps)(
        await own(request, "participation.manage"),
        request.body.reason,
        request.by,
      ),
    ),
    command(routes.nameRepresentatives, async (request) =>
      nameRepresentatives(deps)(await own(request, "participation.manage"), request.body, request.by),
    ),
  ];
}
