import { api } from "../shared/api.ts";
import { applicantRoutes } from "./applicant-routes.ts";
import { openSelectionDeps } from "./deps.ts";
import { environments } from "./env.ts";

const deps = openSelectionDeps(environments.applicant.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, applicantRoutes(deps));
