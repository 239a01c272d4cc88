import { api } from "../shared/api.ts";
import { openLearningDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { publicRoutes } from "./public-routes.ts";

const deps = openLearningDeps(environments.public.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, publicRoutes(deps));
