import { callsRoutes as routes } from "../../schemas/routes/calls.ts";
import { readTrail } from "../audit/trail.ts";
import { requested } from "../operations/operations.ts";
import { exchangeFindings } from "../programme/exchange-findings.ts";
import { exchangesOf } from "../programme/participations.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { refuse } from "../shared/refusal.ts";
import { servedSheet } from "../shared/spreadsheet.ts";
import { secondsLater } from "../shared/zone.ts";
import { submitCallForApproval } from "./approve-call.ts";
import { inState } from "./calls.ts";
import { cancelCall } from "./cancel-call.ts";
import { checkCall } from "./check-call.ts";
import type { openCallDeps } from "./deps.ts";
import { createCall, editCall } from "./draft-call.ts";
import { lotsSheet } from "./lots-sheet.ts";
import { languageFor } from "./public-call.ts";
import { readLots } from "./read-lots.ts";
import { timeline } from "./timeline.ts";

export function staffRoutes(deps: ReturnType<typeof openCallDeps>): Route[] {
  const { calls, exchanges, milestones, operations, table, now } = deps;
  return [
    command(routes.createCall, ({ body, by }) => createCall(deps)(body, by)),
    command(routes.editCall, async (request) => {
      const call = await calls.get(request.params.callId);
      requireMatch(call, request);
      return editCall(deps)(call, request.body, request.by);
    }),
    read(routes.readCallAsStaff, ({ params }) => calls.get(params.callId)),
    read(routes.checkCall, async ({ params }) => ({
      findings: checkCall((await calls.get(params.callId)).content),
    })),
    command(routes.submitCallForApproval, async (request) => {
      const call = await calls.get(request.params.callId);
      requireMatch(call, request);
      return submitCallForApproval(deps)(call, request.by);
    }),
    command(routes.openCall, async ({ params, by }) => {
      const { id } = inState(await calls.get(params.callId), "approved");
      return requested(operations, { callId: id, workflow: "open-call", subject: id }, by);
    }),
    command(routes.closeCall, async ({ params, by, receivedAt }) => {
      const { id, closesAt, content } = inState(await calls.get(params.callId), "open");
      // Nobody's time is cut short by hand: an earlier end is a moved deadline, announced and logged.
      const until = secondsLater(closesAt, content.window.graceSeconds);
      if (receivedAt <= until) refuse("WrongState", { act: "close", until });
      return requested(operations, { callId: id, workflow: "close-call", subject: id }, by);
    }),
    command(routes.cancelCall, async (request) => {
      const call = await calls.get(request.params.callId);
      requireMatch(call, request);
      return cancelCall(deps)(call, request.body.reason, request.by);
    }),
    read(routes.readLots, async ({ params, query, principal, language }) => {
      const call = await calls.get(params.callId);
      const view = await readLots(deps)(call, principal, languageFor(call.content, language), now());
      return query.as === "json" ? view : servedSheet(lotsSheet(view), query.as);
    }),
    read(routes.readTimeline, async ({ params }) => {
      const call = await calls.get(params.callId);
      const set = await Array.fromAsync(milestones.list({ index: "gsi1", key: `${call.id}#milestone` }));
      const findings = exchangeFindings(await Array.fromAsync(exchanges.list(exchangesOf(call.id))));
      return timeline(call, set, (await readTrail(table, call.id)).entries, findings, now());
    }),
  ];
}
