import { deadlinesRoutes as routes } from "../../schemas/routes/deadlines.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { openCallDeps } from "./deps.ts";
import { inviteLate } from "./invite-late.ts";
import { moveDeadline } from "./move-deadline.ts";
import { moveOneDeadline } from "./move-one-deadline.ts";
import { recordOutage } from "./record-outage.ts";

export function deadlineRoutes(deps: ReturnType<typeof openCallDeps>): Route[] {
  const found = async (request: { params: { callId: string }; ifMatch: number | undefined }) => {
    const call = await deps.calls.get(request.params.callId);
    requireMatch(call, request);
    return call;
  };
  return [
    command(routes.moveDeadline, async (request) => {
      const { by, query, body } = request;
      const call = await found(request);
      const { for: whom, ...deadline } = body;
      if (whom.who !== "application")
        return moveDeadline(deps)(call, { ...deadline, for: whom }, by, query.dryRun === "true");
      return moveOneDeadline(deps)(call, await deps.applications.get(whom.applicationId), deadline, by);
    }),
    command(routes.inviteLate, async (request) =>
      inviteLate(deps)(await found(request), request.body, request.by),
    ),
    read(routes.listLateInvites, async ({ params }) => ({
      items: await Array.fromAsync(
        deps.lateInvites.list({ index: "gsi1", key: `${params.callId}#late-invite` }),
      ),
    })),
    command(routes.recordOutage, async (request) =>
      recordOutage(deps)(await found(request), request.body, request.by),
    ),
  ];
}
