import { watchingRoutes as routes } from "../../schemas/routes/watching.ts";
import { api } from "../shared/api.ts";
import { read } from "../shared/http.ts";
import { openTable } from "../shared/table.ts";
import { environments } from "./env.ts";
import { checkTrails, readTrail } from "./trail.ts";

const table = openTable(environments.staff.parse(process.env).TABLE_NAME);

export const handler = api(table, [
  read(routes.readAuditTrail, ({ params }) => readTrail(table, params.entityId)),
  read(routes.checkTrails, ({ params, query }) => checkTrails(table, params.callId, query)),
]);
