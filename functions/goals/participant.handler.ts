import { api } from "../shared/api.ts";
import { openGoalDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { participantRoutes } from "./participant-routes.ts";

const deps = openGoalDeps(environments.participant.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, participantRoutes(deps));
