import type { Route } from "../shared/http.ts";
import { consultationPartyRoutes } from "./consultation-routes.ts";
import { contestPartyRoutes } from "./contest-routes.ts";
import type { CooperationDeps } from "./deps.ts";
import { gatheringPartyRoutes } from "./gathering-routes.ts";
import { offerPartyRoutes, projectPartyRoutes } from "./joint-work-routes.ts";
import { logPartyRoutes } from "./log-routes.ts";

/** What bodies outside, facilitators and participants do together. */
export function partyRoutes(deps: CooperationDeps): Route[] {
  return [
    ...consultationPartyRoutes(deps),
    ...logPartyRoutes(deps),
    ...gatheringPartyRoutes(deps),
    ...offerPartyRoutes(deps),
    ...projectPartyRoutes(deps),
    ...contestPartyRoutes(deps),
  ];
}
