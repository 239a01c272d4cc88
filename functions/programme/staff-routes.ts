import { participationRoutes as routes } from "../../schemas/routes/participation.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { ProgrammeDeps } from "./deps.ts";
import { nameFacilitator } from "./name-people.ts";
import { participationsOf } from "./participations.ts";
import { fulfilCondition, setCondition } from "./place-condition.ts";
import { startProgramme } from "./start-programme.ts";

export function staffRoutes(deps: ProgrammeDeps): Route[] {
  const { calls, participations, table } = deps;
  const on = async (request: { params: { participationId: string }; ifMatch: number | undefined }) => {
    const place = await participations.get(request.params.participationId);
    requireMatch(place, request);
    return place;
  };
  return [
    command(routes.startProgramme, async (request) => {
      const call = await calls.get(request.params.callId);
      requireMatch(call, request);
      return startProgramme(deps)(call, request.by);
    }),
    command(routes.setCondition, async (request) =>
      setCondition(deps)(await on(request), request.body, request.by),
    ),
    command(routes.fulfilCondition, async (request) =>
      fulfilCondition(deps)(await on(request), request.body, request.by),
    ),
    command(routes.nameFacilitator, async (request) =>
      nameFacilitator(deps)(await on(request), request.body, request.by),
    ),
    read(routes.listParticipations, ({ params, query }) =>
      paged(table, participations, participationsOf(params.callId), query),
    ),
  ];
}
