import { api } from "../shared/api.ts";
import { openProgrammeDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { exchangeStaffRoutes } from "./exchange-routes.ts";
import { networkStaffRoutes } from "./network-routes.ts";
import { staffRoutes } from "./staff-routes.ts";

const deps = openProgrammeDeps(environments.staff.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, [
  ...staffRoutes(deps),
  ...exchangeStaffRoutes(deps),
  ...networkStaffRoutes(deps),
]);
