import type { Route } from "../shared/http.ts";
import { consultationStaffRoutes } from "./consultation-routes.ts";
import { contestStaffRoutes } from "./contest-routes.ts";
import type { CooperationDeps } from "./deps.ts";
import { gatheringStaffRoutes } from "./gathering-routes.ts";
import { jointWorkStaffRoutes } from "./joint-work-routes.ts";
import { coordinationStaffRoutes } from "./log-routes.ts";

export function staffRoutes(deps: CooperationDeps): Route[] {
  return [
    ...consultationStaffRoutes(deps),
    ...coordinationStaffRoutes(deps),
    ...gatheringStaffRoutes(deps),
    ...jointWorkStaffRoutes(deps),
    ...contestStaffRoutes(deps),
  ];
}
