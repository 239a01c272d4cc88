import { api } from "../shared/api.ts";
import { certificateRoutes } from "./certificate-routes.ts";
import { openProgrammeDeps } from "./deps.ts";
import { environments } from "./env.ts";

const deps = openProgrammeDeps(environments.certificate.parse(process.env).TABLE_NAME);

export const handler = api(deps.table, certificateRoutes(deps));
