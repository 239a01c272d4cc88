import { decidingRoutes as routes } from "../../schemas/routes/deciding.ts";
import { redressRoutes as redress } from "../../schemas/routes/redress.ts";
import { requested } from "../operations/operations.ts";
import { ensureCan } from "../shared/can.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { toAnnounce } from "./announce-selection.ts";
import { decideObjection, involvedIn } from "./decide-objection.ts";
import type { openSelectionDeps } from "./deps.ts";
import { objectionsOf } from "./objections.ts";
import { announcementFollows, previewAnnouncement } from "./preview-announcement.ts";
import { proposeSelection } from "./propose-selection.ts";
import { selectionId } from "./selections.ts";

type Deps = Omit<ReturnType<typeof openSelectionDeps>, "plans" | "assignments" | "reviewers">;

export function staffRoutes(deps: Deps): Route[] {
  const { table, calls, selections, operations, objections } = deps;
  return [
    command(routes.proposeSelection, async ({ params, body, by }) =>
      proposeSelection(deps)(await calls.get(params.callId), body, by),
    ),
    read(routes.readSelection, ({ params }) => selections.get(selectionId(params.callId))),
    command(routes.announceSelection, async ({ params, query, by }) => {
      const { call } = await toAnnounce(deps, params.callId);
      const { id } = call;
      const asked = await requested(
        operations,
        { callId: id, workflow: "announce-selection", subject: id },
        by,
      );
      return query.dryRun === "true" ? { ...asked, follows: await announcementFollows(deps, id) } : asked;
    }),
    read(routes.previewAnnouncement, ({ params, query }) =>
      previewAnnouncement(deps)(params.callId, query.from, query.limit),
    ),
    read(redress.listObjections, ({ params, query }) =>
      paged(table, objections, objectionsOf(params.callId), query),
    ),
    command(redress.decideObjection, async (request) => {
      const objection = await objections.get(request.params.objectionId);
      requireMatch(objection, request);
      const { organisationId } = objection;
      const proposedBy = await involvedIn(deps, objection);
      ensureCan(request.principal, "objection.decide", { organisationId, proposedBy });
      return decideObjection(deps)(objection, request.body, request.by);
    }),
  ];
}
