import { publicRoutes as routes } from "../../schemas/routes/public.ts";
import { api } from "../shared/api.ts";
import { publicly } from "../shared/http.ts";
import { openSelectionDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { publicResult } from "./public-result.ts";

const deps = openSelectionDeps(environments.public.parse(process.env).TABLE_NAME);
const result = publicResult(deps);

export const handler = api(deps.table, [publicly(routes.readResults, ({ params }) => result(params.callId))]);
