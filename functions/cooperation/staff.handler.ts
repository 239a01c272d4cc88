import { api } from "../shared/api.ts";
import { consultationStaffRoutes } from "./consultation-routes.ts";
import { openCooperationDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { gatheringStaffRoutes } from "./gathering-routes.ts";
import { coordinationStaffRoutes } from "./log-routes.ts";

const deps = openCooperationDeps(environments.staff.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, [
  ...consultationStaffRoutes(deps),
  ...coordinationStaffRoutes(deps),
  ...gatheringStaffRoutes(deps),
]);
