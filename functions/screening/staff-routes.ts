import { screeningRoutes as routes } from "../../schemas/routes/screening.ts";
import type { openApplyDeps } from "../applications/deps.ts";
import { requested } from "../operations/operations.ts";
import { type Action, ensureCan } from "../shared/can.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { askToComplete } from "./ask-to-complete.ts";
import { confirmScreening, screeningOverview } from "./confirm-screening.ts";
import { confirmPoints, dropPoints, givePoints, proposedIn } from "./give-points.ts";
import { confirmOverride, dropOverride, proposeOverride } from "./override-screening.ts";
import { importRegister, rowOf, versionsOf } from "./registers.ts";
import { allIn } from "./screen-applications.ts";
import { screeningId, screeningsOf } from "./screenings.ts";

export function staffRoutes(deps: ReturnType<typeof openApplyDeps>): Route[] {
  const { calls, operations, registers, screenings, table } = deps;
  interface Asked {
    params: { applicationId: Parameters<typeof screeningId>[0] };
    principal: Principal;
    ifMatch: number | undefined;
  }
  async function permitted(request: Asked, action: Action) {
    const screening = await screenings.get(screeningId(request.params.applicationId));
    requireMatch(screening, request);
    const proposedBy = screening.state === "overrideProposed" ? [screening.proposal.by] : [];
    ensureCan(request.principal, action, { organisationId: screening.organisationId, proposedBy });
    return screening;
  }

  return [
    command(routes.screenApplications, async ({ params, by }) => {
      const { id } = allIn(await calls.get(params.callId));
      return requested(operations, { callId: id, workflow: "screen-applications", subject: id }, by);
    }),
    read(routes.listScreenings, ({ params, query }) =>
      paged(table, screenings, screeningsOf(params.callId), query),
    ),
    read(routes.readScreeningOverview, async ({ params }) =>
      screeningOverview(deps)(await calls.get(params.callId)),
    ),
    command(routes.confirmScreening, async (request) => {
      const call = await calls.get(request.params.callId);
      requireMatch(call, request);
      return confirmScreening(deps)(call, request.body.contentHash, request.by);
    }),
    command(routes.overrideScreening, async (request) =>
      proposeOverride(deps)(await permitted(request, "screening.override"), request.body, request.by),
    ),
    command(routes.confirmOverride, async (request) =>
      confirmOverride(deps)(
        await permitted(request, "screening.confirmOverride"),
        request.body.contentHash,
        request.by,
      ),
    ),
    command(routes.dropOverride, async (request) =>
      dropOverride(deps)(await permitted(request, "screening.override"), request.by),
    ),
    command(routes.givePoints, async (request) =>
      givePoints(deps)(await permitted(request, "points.give"), request.body, request.by),
    ),
    command(routes.confirmPoints, async (request) => {
      const { desirable, contentHash } = request.body;
      const screening = await screenings.get(screeningId(request.params.applicationId));
      const proposedBy = [proposedIn(screening, desirable).by];
      requireMatch(screening, request);
      ensureCan(request.principal, "points.confirm", {
        organisationId: screening.organisationId,
        proposedBy,
      });
      return confirmPoints(deps)(screening, desirable, contentHash, request.by);
    }),
    command(routes.dropPoints, async (request) =>
      dropPoints(deps)(await permitted(request, "points.give"), request.body.desirable, request.by),
    ),
    command(routes.askToComplete, async (request) =>
      askToComplete(deps)(await permitted(request, "screening.override"), request.body, request.by),
    ),
    command(routes.importRegister, ({ body, by }) => importRegister(deps)(body, by)),
    read(routes.listRegisterVersions, async ({ params }) => ({
      items: (await Array.fromAsync(registers.list(versionsOf(params.register)))).map(rowOf),
    })),
    read(routes.readRegisterVersion, ({ params }) => registers.get(params.registerVersionId)),
  ];
}
