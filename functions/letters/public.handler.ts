import { api } from "../shared/api.ts";
import { openLetterDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { publicRoutes } from "./public-routes.ts";

const deps = openLetterDeps(environments.public.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, publicRoutes(deps));
