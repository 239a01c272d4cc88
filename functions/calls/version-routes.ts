import { callsRoutes as routes } from "../../schemas/routes/calls.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { exportCall, exportForm } from "./export-call.ts";
import { amendCall, contentOf, differencesBetween, historyOf, type VersionStores } from "./versions.ts";

/** The call as a file, and its versions with what changed between them. */
export function versionRoutes(deps: VersionStores): Route[] {
  const { calls, versions } = deps;
  return [
    read(routes.exportCall, async ({ params, query, accept }) =>
      exportCall((await calls.get(params.callId)).content, exportForm(query.as, accept)),
    ),
    command(routes.amendCall, async (request) => {
      const call = await calls.get(request.params.callId);
      requireMatch(call, request);
      return amendCall(deps)(call, request.body, request.by);
    }),
    read(routes.listVersions, async ({ params }) => ({
      items: await historyOf(versions, await calls.get(params.callId)),
    })),
    read(routes.readVersion, async ({ params: { callId, version } }) => ({
      version,
      content: await contentOf(versions, await calls.get(callId), version),
    })),
    read(routes.compareVersions, async ({ params, query }) => ({
      ...query,
      differences: await differencesBetween(versions, await calls.get(params.callId), query),
    })),
  ];
}
