import { api } from "../shared/api.ts";
import { openLearningDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { staffRoutes } from "./staff-routes.ts";

const deps = openLearningDeps(environments.staff.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, staffRoutes(deps));
