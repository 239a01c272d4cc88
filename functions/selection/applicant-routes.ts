import { redressRoutes as routes } from "../../schemas/routes/redress.ts";
import { membership } from "../applications/members.ts";
import { type Action, ensureCan } from "../shared/can.ts";
import { command, type Route, read } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import type { openSelectionDeps } from "./deps.ts";
import { fileObjection } from "./file-objection.ts";
import { objectionId } from "./objections.ts";
import { readDecision } from "./read-decision.ts";

type Deps = Pick<
  ReturnType<typeof openSelectionDeps>,
  | "calls"
  | "applications"
  | "selections"
  | "reviews"
  | "consensuses"
  | "screenings"
  | "letters"
  | "objections"
  | "milestones"
>;

export function applicantRoutes(deps: Deps): Route[] {
  async function permitted(id: string, principal: Principal, action: Action) {
    const application = await deps.applications.get(id);
    ensureCan(principal, action, membership(application));
    return application;
  }
  return [
    read(routes.readDecision, async ({ params, principal }) =>
      readDecision(deps)(await permitted(params.applicationId, principal, "application.read")),
    ),
    command(routes.fileObjection, async ({ params, body, principal, by }) =>
      fileObjection(deps)(await permitted(params.applicationId, principal, "objection.file"), body, by),
    ),
    read(routes.readObjection, async ({ params, principal }) => {
      const { id } = await permitted(params.applicationId, principal, "application.read");
      const filed = await deps.objections.find(objectionId(id));
      return { items: filed === undefined ? [] : [filed] };
    }),
  ];
}
