import { openProgrammeDeps } from "../programme/deps.ts";
import { api } from "../shared/api.ts";
import { environments } from "./env.ts";
import { catalogueRoutes } from "./host-routes.ts";

const deps = openProgrammeDeps(environments.public.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, catalogueRoutes(deps));
