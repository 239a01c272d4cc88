import {
  consultationPartyRoutes,
  consultationStaffRoutes,
} from "../../functions/cooperation/consultation-routes.ts";
import type { CooperationDeps } from "../../functions/cooperation/deps.ts";
import { gatheringPartyRoutes, gatheringStaffRoutes } from "../../functions/cooperation/gathering-routes.ts";
import { coordinationStaffRoutes, logPartyRoutes } from "../../functions/cooperation/log-routes.ts";
import type { Route } from "../../functions/shared/http.ts";

/** The routes of parties outside a programme and of their office, wired as the handlers wire them. */
export function cooperationRoutes(deps: CooperationDeps): Route[] {
  return [
    ...consultationStaffRoutes(deps),
    ...consultationPartyRoutes(deps),
    ...coordinationStaffRoutes(deps),
    ...logPartyRoutes(deps),
    ...gatheringStaffRoutes(deps),
    ...gatheringPartyRoutes(deps),
  ];
}
