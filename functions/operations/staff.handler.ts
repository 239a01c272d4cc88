import { watchingRoutes as routes } from "../../schemas/routes/watching.ts";
import { api } from "../shared/api.ts";
import { read } from "../shared/http.ts";
import { openTable } from "../shared/table.ts";
import { environments } from "./env.ts";
import { operationStore } from "./operations.ts";

const table = openTable(environments.staff.parse(process.env).TABLE_NAME);
const operations = operationStore(table);

export const handler = api(table, [
  read(routes.readOperation, ({ params }) => operations.get(params.operationId)),
]);
