import { screeningRoutes as routes } from "../../schemas/routes/screening.ts";
import { requested } from "../operations/operations.ts";
import { ensureCan } from "../shared/can.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { openScreeningDeps } from "./deps.ts";
import { allIn, overrideScreening } from "./screen-applications.ts";
import { screeningId, screeningsOf } from "./screenings.ts";

export function staffRoutes(deps: ReturnType<typeof openScreeningDeps>): Route[] {
  const { calls, operations, screenings, table } = deps;
  return [
    command(routes.screenApplications, async ({ params, by }) => {
      const { id } = allIn(await calls.get(params.callId));
      return requested(operations, { callId: id, workflow: "screen-applications", subject: id }, by);
    }),
    read(routes.listScreenings, ({ params, query }) =>
      paged(table, screenings, screeningsOf(params.callId), query),
    ),
    command(routes.overrideScreening, async (request) => {
      const screening = await screenings.get(screeningId(request.params.applicationId));
      requireMatch(screening, request);
      ensureCan(request.principal, "screening.override", { organisationId: screening.organisationId });
      return overrideScreening(deps)(screening, request.body, request.by);
    }),
  ];
}
