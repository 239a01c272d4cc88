import { applicationsRoutes as routes } from "../../schemas/routes/applications.ts";
import { openCallDeps } from "../calls/deps.ts";
import { api } from "../shared/api.ts";
import { paged } from "../shared/cursor.ts";
import { read } from "../shared/http.ts";
import { ofCall } from "./applications.ts";
import { environments } from "./env.ts";

const { table, applications } = openCallDeps(environments.staff.parse(process.env).TABLE_NAME);

export const handler = api(table, [
  read(routes.listApplications, ({ params, query }) =>
    paged(table, applications, ofCall(params.callId), query),
  ),
]);
