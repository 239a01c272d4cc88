import { api } from "../shared/api.ts";
import { openClaimDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { financeRoutes } from "./finance-routes.ts";

const deps = openClaimDeps(environments.finance.parse(process.env));

export const handler = api(deps.table, financeRoutes(deps));
