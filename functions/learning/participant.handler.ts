import { api } from "../shared/api.ts";
import { openLearningDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { libraryRoutes } from "./library-routes.ts";
import { participantRoutes } from "./participant-routes.ts";

const deps = openLearningDeps(environments.participant.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, [...participantRoutes(deps), ...libraryRoutes(deps)]);
