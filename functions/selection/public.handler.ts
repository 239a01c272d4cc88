import { publicRoutes as routes } from "../../schemas/routes/public.ts";
import { api } from "../shared/api.ts";
import { publicly } from "../shared/http.ts";
import { publicResult } from "./announce-selection.ts";
import { openSelectionDeps } from "./deps.ts";
import { environments } from "./env.ts";

const deps = openSelectionDeps(environments.public.parse(process.env).TABLE_NAME);
const result = publicResult(deps);

export const handler = api(deps.table, [publicly(routes.readResults, ({ params }) => result(params.callId))]);
