import type { LogEntry } from "../../schemas/coordination.ts";
import { coordinatingRoutes as routes } from "../../schemas/routes/coordinating.ts";
import { can, ensureCan } from "../shared/can.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { hasRole, type Principal } from "../shared/principal.ts";
import { adviceGiven } from "./advice.ts";
import { describeBody, registerBody, retireBody } from "./bodies.ts";
import type { CooperationDeps } from "./deps.ts";
import { dropLogEntry, finishLogEntry, type LogSubject, planLogEntry, writeLog } from "./log.ts";
import { bodiesOf, logOf } from "./stores.ts";

export function coordinationStaffRoutes(deps: CooperationDeps): Route[] {
  const { bodies, calls, log, table } = deps;
  const asked = async (request: { params: { bodyId: string }; ifMatch: number | undefined }) => {
    const body = await bodies.get(request.params.bodyId);
    requireMatch(body, request);
    return body;
  };
  return [
    command(routes.registerBody, async ({ params, body, by }) =>
      registerBody(deps)((await calls.get(params.callId)).id, body, by),
    ),
    read(routes.listBodies, ({ params, query }) => paged(table, bodies, bodiesOf(params.callId), query)),
    command(routes.describeBody, async (request) =>
      describeBody(deps)(await asked(request), request.body, request.by),
    ),
    command(routes.retireBody, async (request) =>
      retireBody(deps)(await asked(request), request.body.why, request.by),
    ),
    command(routes.writeBodyLog, async ({ params, body, principal, by }) => {
      const { id: on, callId } = await bodies.get(params.bodyId);
      return writeLog(deps)({ on, callId, takes: ["coordination"] }, body, principal.id, by);
    }),
    read(routes.readBodyLog, async ({ params, query }) => {
      const { id } = await bodies.get(params.bodyId);
      return paged(table, log, logOf(id), query);
    }),
  ];
}

/** The log of a participant: its own people write ideas and actions, its facilitator advice, and staff either. */
export function logPartyRoutes(deps: CooperationDeps): Route[] {
  const { log, participations, table } = deps;

  /** Who may write says more than who may read: finance reads what it does not write. */
  async function placeFor(principal: Principal, participationId: string, act: "read" | "answer") {
    const place = await participations.get(participationId);
    const facilitator = place.state === "confirmed" ? place.facilitator : undefined;
    const isFacilitator = can(principal, "cooperation.answer", { named: facilitator ? [facilitator] : [] });
    const isOffice = hasRole(principal, "staff", "admin");
    if (!isFacilitator && !isOffice) ensureCan(principal, `participation.${act}`, place);
    const own: LogSubject["takes"] = isFacilitator ? ["advice"] : ["idea", "action"];
    const takes: LogSubject["takes"] = isOffice ? ["idea", "action", "advice"] : own;
    return { place, subject: { on: place.id, callId: place.callId, takes } };
  }

  async function asked(request: {
    params: { logEntryId: string };
    ifMatch: number | undefined;
    principal: Principal;
  }) {
    const entry = await log.get(request.params.logEntryId);
    requireMatch(entry, request);
    await mayChange(request.principal, entry);
    return entry;
  }

  /** Entries of a participant are its own to carry on; all others are the office's. */
  async function mayChange(principal: Principal, { on }: LogEntry) {
    if (hasRole(principal, "staff", "admin")) return;
    const place = await participations.find(on);
    ensureCan(principal, "participation.answer", place ?? {});
  }

  return [
    command(routes.writeLog, async ({ params, body, principal, by }) => {
      const { place, subject } = await placeFor(principal, params.participationId, "answer");
      return adviceGiven(deps)(place, writeLog(deps)(subject, body, principal.id, by), by);
    }),
    read(routes.readLog, async ({ params, query, principal }) => {
      const { place } = await placeFor(principal, params.participationId, "read");
      return paged(table, log, logOf(place.id), query);
    }),
    command(routes.planLogEntry, async (request) =>
      planLogEntry(deps)(await asked(request), request.body, request.by),
    ),
    command(routes.finishLogEntry, async (request) =>
      finishLogEntry(deps)(await asked(request), request.body, request.by),
    ),
    command(routes.dropLogEntry, async (request) =>
      dropLogEntry(deps)(await asked(request), request.body, request.by),
    ),
  ];
}
