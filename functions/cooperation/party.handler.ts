import { api } from "../shared/api.ts";
import { openCooperationDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { partyRoutes } from "./party-routes.ts";

const deps = openCooperationDeps(environments.party.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, partyRoutes(deps));
