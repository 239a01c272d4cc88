import { api } from "../shared/api.ts";
import { consultationPartyRoutes } from "./consultation-routes.ts";
import { openCooperationDeps } from "./deps.ts";
import { environments } from "./env.ts";

const deps = openCooperationDeps(environments.party.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, consultationPartyRoutes(deps));
