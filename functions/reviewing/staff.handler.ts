import { api } from "../shared/api.ts";
import { assigningRoutes } from "./assigning-routes.ts";
import { consensusStaffRoutes } from "./consensus-routes.ts";
import { openReviewingDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { staffRoutes } from "./staff-routes.ts";

const deps = openReviewingDeps(environments.staff.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, [
  ...staffRoutes(deps),
  ...assigningRoutes(deps),
  ...consensusStaffRoutes(deps),
]);
