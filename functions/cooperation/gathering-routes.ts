import type { Gathering, GatheringView } from "../../schemas/gathering.ts";
import { gatheringsRoutes as routes } from "../../schemas/routes/gatherings.ts";
import { ensureCan } from "../shared/can.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { hasRole, type Principal } from "../shared/principal.ts";
import type { CooperationDeps } from "./deps.ts";
import {
  adoptMinutes,
  cancelGathering,
  holdGathering,
  inviteDelegates,
  moveGathering,
  planGathering,
  recordGathering,
} from "./gatherings.ts";
import { writeLog } from "./log.ts";
import { gatheringsOf, logOf } from "./stores.ts";

export function gatheringStaffRoutes(deps: CooperationDeps): Route[] {
  const { gatherings, table } = deps;
  const on = async (request: { params: { gatheringId: string }; ifMatch: number | undefined }) => {
    const meeting = await gatherings.get(request.params.gatheringId);
    requireMatch(meeting, request);
    return meeting;
  };
  return [
    command(routes.planGathering, ({ body, by }) => planGathering(deps)(body, by)),
    read(routes.listGatherings, ({ params, query }) =>
      paged(table, gatherings, gatheringsOf(params.callId), query),
    ),
    command(routes.inviteDelegates, async (request) =>
      inviteDelegates(deps)(await on(request), request.body.invited, request.by),
    ),
    command(routes.moveGathering, async (request) =>
      moveGathering(deps)(await on(request), request.body, request.by),
    ),
    command(routes.cancelGathering, async (request) =>
      cancelGathering(deps)(await on(request), request.body.why, request.by),
    ),
    command(routes.holdGathering, async (request) => holdGathering(deps)(await on(request), request.by)),
    command(routes.recordGathering, async (request) =>
      recordGathering(deps)(await on(request), request.body.text, request.principal.id, request.by),
    ),
    command(routes.adoptMinutes, async (request) =>
      adoptMinutes(deps)(await on(request), request.principal.id, request.by),
    ),
    command(routes.collectIdea, async ({ params, body, principal, by }) => {
      const { id: on, callId } = await gatherings.get(params.gatheringId);
      return writeLog(deps)({ on, callId, takes: ["idea"] }, body, principal.id, by);
    }),
  ];
}

export function gatheringPartyRoutes(deps: CooperationDeps): Route[] {
  const { gatherings, log, table } = deps;
  async function readable(principal: Principal, gatheringId: string) {
    const meeting = await gatherings.get(gatheringId);
    ensureCan(principal, "cooperation.read", { named: meeting.invited });
    return meeting;
  }
  return [
    read(routes.readGathering, async ({ params, principal }) =>
      viewFor(principal, await readable(principal, params.gatheringId)),
    ),
    read(routes.listIdeas, async ({ params, query, principal }) =>
      paged(table, log, logOf((await readable(principal, params.gatheringId)).id), query),
    ),
  ];
}

/** Minutes that nobody has adopted are the office's alone. */
function viewFor(principal: Principal, meeting: Gathering): GatheringView {
  const { text } = "record" in meeting ? meeting.record : {};
  const isShown = meeting.state === "adopted" || hasRole(principal, "staff", "admin");
  return { ...meeting, record: isShown && text !== undefined ? { text } : undefined };
}
