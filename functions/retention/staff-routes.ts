import type { Call } from "../../schemas/call.ts";
import { retentionRoutes as routes } from "../../schemas/routes/retention.ts";
import { command, type Route, read } from "../shared/http.ts";
import type { Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { findPerson } from "./find-person.ts";
import { askToErase, type RetentionDeps, readRetention } from "./look-at-retention.ts";

export function staffRoutes(deps: RetentionDeps & { calls: Store<Call>; table: Table }): Route[] {
  const { calls } = deps;
  return [
    read(routes.readRetention, async ({ params, receivedAt }) =>
      readRetention(deps)(await calls.get(params.callId), receivedAt),
    ),
    read(routes.findPerson, async ({ params, body }) => {
      const { id } = await calls.get(params.callId);
      return findPerson(deps)(id, body);
    }),
    command(routes.erasePersonalData, async ({ params, body, by }) =>
      askToErase(deps)(await calls.get(params.callId), body.category, by),
    ),
  ];
}
