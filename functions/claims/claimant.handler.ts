import { api } from "../shared/api.ts";
import { claimantRoutes } from "./claimant-routes.ts";
import { openClaimDeps } from "./deps.ts";
import { environments } from "./env.ts";

const deps = openClaimDeps(environments.claimant.parse(process.env));

export const handler = api(deps.table, claimantRoutes(deps));
