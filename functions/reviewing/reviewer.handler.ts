import { api } from "../shared/api.ts";
import { consensusTakingRoutes } from "./consensus-routes.ts";
import { openReviewingDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { reviewerRoutes } from "./reviewer-routes.ts";

const deps = openReviewingDeps(environments.reviewer.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, [...reviewerRoutes(deps), ...consensusTakingRoutes(deps)]);
