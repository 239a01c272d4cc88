import { api } from "../shared/api.ts";
import { deadlineRoutes } from "./deadline-routes.ts";
import { openCallDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { readYaml } from "./read-yaml.ts";
import { staffRoutes } from "./staff-routes.ts";
import { versionRoutes } from "./version-routes.ts";

const deps = openCallDeps(environments.staff.parse(process.env).TABLE_NAME);

const routes = [...staffRoutes(deps), ...versionRoutes(deps), ...deadlineRoutes(deps)];

export const handler = api(deps.table, routes, { "application/yaml": readYaml });
