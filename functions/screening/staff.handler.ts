import { openApplyDeps } from "../applications/deps.ts";
import { api } from "../shared/api.ts";
import { environments } from "./env.ts";
import { staffRoutes } from "./staff-routes.ts";

const deps = openApplyDeps(environments.staff.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, staffRoutes(deps));
