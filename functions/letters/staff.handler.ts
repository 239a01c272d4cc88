import { api } from "../shared/api.ts";
import { environments } from "./env.ts";
import { openForecastDeps } from "./forecast-deps.ts";
import { staffRoutes } from "./staff-routes.ts";

const deps = openForecastDeps(environments.staff.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, staffRoutes(deps));
