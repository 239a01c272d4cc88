import { Call } from "../../schemas/call.ts";
import { ApplicationId, CallId } from "../../schemas/ids.ts";
import { Participation } from "../../schemas/participation.ts";
import { applicationInput, callContent, callIn, callInput, during } from "./builders.ts";
import type { TestTable } from "./dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "./handlers.ts";

const both = (en: string) => ({ en, sv: en });

/** What a small call says beside the usual: functions, and themes that are meant for some of them. */
export const programmeContent = {
  functions: ["planner", "politician"].map((id) => ({ id, label: both(id) })),
  themes: [
    { id: "planning", label: both("Planning"), for: ["planner"] },
    { id: "open", label: both("Open"), decidedByNetwork: true },
  ],
  travel: { ...callInput().travel, whenCancelled: "actualCosts" },
};

/** A running call in which these towns take part, each by the name of its organisation. */
export async function programmeWorld(
  database: TestTable,
  code: string,
  towns: readonly string[],
  more: object = {},
) {
  const deps = depsOn(database.table);
  const ask = clientOf(database.table, allRoutes(deps));
  const callId = CallId.parse(`call_${code}`);
  const content = callContent({ ...programmeContent, ...more, code });
  const call = Call.parse({ ...callIn("running", content), id: callId });
  const place = (town: string) => `participation_${town}-${code}`;
  const applicationOf = (town: string) => ApplicationId.parse(`app_${town}-${code}`);
  const places = towns.map((town, i) => {
    const { organisation, contact } = applicationInput(`org_${town}`);
    return Participation.parse({
      id: place(town),
      callId,
      applicationId: applicationOf(town),
      organisation,
      organisationId: organisation.id,
      contact,
      rank: i + 1,
      state: "confirmed",
      offeredAt: during,
      confirmBy: during,
      confirmedAt: during,
    });
  });
  const by = { sub: "person_anna", at: during };
  await database.table.transact(deps.calls.created(call, "create", by).writes);
  for (const one of places)
    await database.table.transact(deps.participations.created(one, "create", by).writes);
  return { deps, ask, callId, place, applicationOf };
}
