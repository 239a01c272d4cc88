import { api } from "../shared/api.ts";
import { consultationPartyRoutes } from "./consultation-routes.ts";
import { openCooperationDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { gatheringPartyRoutes } from "./gathering-routes.ts";
import { logPartyRoutes } from "./log-routes.ts";

const deps = openCooperationDeps(environments.party.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, [
  ...consultationPartyRoutes(deps),
  ...logPartyRoutes(deps),
  ...gatheringPartyRoutes(deps),
]);
