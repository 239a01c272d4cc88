import { api } from "../shared/api.ts";
import { openCooperationDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { staffRoutes } from "./staff-routes.ts";

const deps = openCooperationDeps(environments.staff.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, staffRoutes(deps));
