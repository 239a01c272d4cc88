import { openPapers } from "../papers/papers.ts";
import { api } from "../shared/api.ts";
import { claimantRoutes } from "./claimant-routes.ts";
import { openClaimDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { receiptRoutes } from "./receipt-routes.ts";

const environment = environments.claimant.parse(process.env);
const deps = { ...openClaimDeps(environment), papers: openPapers(environment.BUCKET_NAME) };

export const handler = api(deps.table, [...claimantRoutes(deps), ...receiptRoutes(deps)]);
