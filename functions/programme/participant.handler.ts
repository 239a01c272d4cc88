import { api } from "../shared/api.ts";
import { openProgrammeDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { exchangeGuestRoutes } from "./exchange-routes.ts";
import { networkMemberRoutes } from "./network-routes.ts";
import { participantRoutes } from "./participant-routes.ts";

const deps = openProgrammeDeps(environments.participant.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, [
  ...participantRoutes(deps),
  ...exchangeGuestRoutes(deps),
  ...networkMemberRoutes(deps),
]);
