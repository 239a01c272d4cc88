import { catalogueRoutes, hostRoutes } from "../../functions/matching/host-routes.ts";
import { staffRoutes as matchingRoutes } from "../../functions/matching/staff-routes.ts";
import { certificateRoutes } from "../../functions/programme/certificate-routes.ts";
import { documentRoutes } from "../../functions/programme/document-routes.ts";
import { exchangeGuestRoutes, exchangeStaffRoutes } from "../../functions/programme/exchange-routes.ts";
import { networkMemberRoutes, networkStaffRoutes } from "../../functions/programme/network-routes.ts";
import { participantRoutes } from "../../functions/programme/participant-routes.ts";
import { staffRoutes as programmeRoutes } from "../../functions/programme/staff-routes.ts";
import type { Route } from "../../functions/shared/http.ts";
import type { Deps } from "./handlers.ts";

/** The routes of those who take part, of their hosts and of their office, wired as the handlers wire them. */
export function participationRoutes(deps: Deps): Route[] {
  return [
    ...matchingRoutes(deps),
    ...hostRoutes(deps),
    ...catalogueRoutes(deps),
    ...certificateRoutes(deps),
    ...programmeRoutes(deps),
    ...participantRoutes(deps),
    ...exchangeStaffRoutes(deps),
    ...exchangeGuestRoutes(deps),
    ...networkStaffRoutes(deps),
    ...networkMemberRoutes(deps),
    ...documentRoutes(deps),
  ];
}
