import { participationRoutes as routes } from "../../schemas/routes/participation.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { ProgrammeDeps } from "./deps.ts";
import { participationsOf } from "./participations.ts";
import { startProgramme } from "./start-programme.ts";

export function staffRoutes(deps: ProgrammeDeps): Route[] {
  const { calls, participations, table } = deps;
  return [
    command(routes.startProgramme, async (request) => {
      const call = await calls.get(request.params.callId);
      requireMatch(call, request);
      return startProgramme(deps)(call, request.by);
    }),
    read(routes.listParticipations, ({ params, query }) =>
      paged(table, participations, participationsOf(params.callId), query),
    ),
  ];
}
