import { openApplyDeps } from "../applications/deps.ts";
import { api } from "../shared/api.ts";
import { applicantRoutes } from "./applicant-routes.ts";
import { environments } from "./env.ts";

const deps = openApplyDeps(environments.applicant.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, applicantRoutes(deps));
