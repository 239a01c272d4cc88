import { api } from "../shared/api.ts";
import { approverRoutes } from "./approver-routes.ts";
import { openApprovalDeps } from "./deps.ts";
import { environments } from "./env.ts";

const deps = openApprovalDeps(environments.approver.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, approverRoutes(deps));
