import { api } from "../shared/api.ts";
import { applicantRoutes } from "./applicant-routes.ts";
import { openApplyDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { memberRoutes } from "./member-routes.ts";

const deps = openApplyDeps(environments.applicant.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, [...applicantRoutes(deps), ...memberRoutes(deps)]);
