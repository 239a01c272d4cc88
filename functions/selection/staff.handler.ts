import { api } from "../shared/api.ts";
import { openSelectionDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { numbersRoutes } from "./numbers-routes.ts";
import { staffRoutes } from "./staff-routes.ts";

const deps = openSelectionDeps(environments.staff.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, [...staffRoutes(deps), ...numbersRoutes(deps)]);
