import { Application } from "../../schemas/application.ts";
import { Call } from "../../schemas/call.ts";
import { CallId } from "../../schemas/ids.ts";
import { applicationContent, applicationIn, callContent, callIn, deadlineAt, opensAt } from "./builders.ts";
import type { TestTable } from "./dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "./handlers.ts";

export const northClosesAt = "2023-06-20T21:59:00.000Z";
export const north = {
  id: "north",
  label: { en: "North", sv: "Norr" },
  organiser: "Northern office",
  manager: { name: "Nora", email: "nora@example.org" },
  seats: [{ track: "twin", target: 2, min: 1 }],
};
const south = { id: "south", label: { en: "South" }, manager: { name: "=Sven", email: "sven@example.org" } };
export const by = { sub: "person_anna", at: "2023-06-25T10:00:00.000Z" };

/** A call with two lots, as far as `state` says; `applied` adds applications: where, in which state, until when. */
export async function lotsWorld(
  database: TestTable,
  code: string,
  state: "open" | "closed" | "reviewing",
  now: string,
) {
  const deps = depsOn(database.table, () => now);
  const callId = CallId.parse(`call_${code}`);
  const call = Call.parse({
    ...callIn(state),
    id: callId,
    content: { ...callContent({ code }), lots: [north, south] },
    lotWindows: [{ id: "north", opensAt, closesAt: northClosesAt }],
  });
  await database.table.transact(deps.calls.created(call, "create", by).writes);
  const ask = clientOf(database.table, allRoutes(deps));
  const one = { callId, organisationId: "org_kalmar" };
  return {
    ...deps,
    one,
    async applied(name: string, lotId: string, at: Application["state"], until = deadlineAt) {
      const content = applicationContent(`org_${name}`, { lotId });
      const application = Application.parse({
        ...applicationIn(at),
        ...one,
        id: `app_${code}-${name}`,
        deadlineAt: until,
        content,
        ...(at === "submitted" ? { submitted: content } : {}),
      });
      await database.table.transact(deps.applications.created(application, "create", by).writes);
      return application.id;
    },
    read: async (name: string, groups: readonly string[], query: Record<string, string> = {}) =>
      ask("GET /calls/{callId}/lots", {
        as: { name, groups },
        params: { callId },
        query,
        headers: { "accept-language": "sv" },
      }),
  };
}
