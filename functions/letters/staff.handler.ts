import { watchingRoutes as routes } from "../../schemas/routes/watching.ts";
import { api } from "../shared/api.ts";
import { paged } from "../shared/cursor.ts";
import { read } from "../shared/http.ts";
import { openTable } from "../shared/table.ts";
import { environments } from "./env.ts";
import { letterShards, letterStore } from "./letters.ts";

const table = openTable(environments.staff.parse(process.env).TABLE_NAME);
const letters = letterStore(table);
const ofCall = (callId: string) =>
  ({ index: "gsi1", key: `${callId}#letter`, shards: letterShards }) as const;
export const handler = api(table, [
  read(routes.listLetters, ({ params, query }) => paged(table, letters, ofCall(params.callId), query)),
]);
