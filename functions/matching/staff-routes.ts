import { hostsRoutes } from "../../schemas/routes/hosts.ts";
import { participationRoutes as routes } from "../../schemas/routes/participation.ts";
import { requested } from "../operations/operations.ts";
import type { ProgrammeDeps } from "../programme/deps.ts";
import { unchanged } from "../shared/change.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read } from "../shared/http.ts";
import { refuse } from "../shared/refusal.ts";
import { hostsOf } from "./hosts.ts";
import { inviteHost } from "./invite-host.ts";
import { matchingId } from "./matchings.ts";
import { isAgain, proposeMatching } from "./propose-matching.ts";
import { whatIf } from "./what-if.ts";

export function staffRoutes(deps: ProgrammeDeps): Route[] {
  const { calls, hosts, matchings, operations, table } = deps;
  return [
    command(hostsRoutes.inviteHost, async ({ params, body, by }) =>
      inviteHost(deps)(await calls.get(params.callId), body, by),
    ),
    read(hostsRoutes.listHosts, ({ params, query }) => paged(table, hosts, hostsOf(params.callId), query)),
    command(routes.matchTwins, async ({ params, body, by }) =>
      proposeMatching(deps)(await calls.get(params.callId), body, by),
    ),
    command(routes.matchWhatIf, async ({ params, body }) => {
      const again = isAgain(await matchings.find(matchingId(params.callId)));
      return unchanged(await whatIf(deps)(await calls.get(params.callId), body, again));
    }),
    read(routes.readMatching, ({ params }) => matchings.get(matchingId(params.callId))),
    command(routes.announceMatching, async ({ params, by }) => {
      const matching = await matchings.get(matchingId(params.callId));
      if (matching.state !== "decided") refuse("WrongState", { act: "announce", state: matching.state });
      return requested(
        operations,
        { callId: matching.callId, workflow: "announce-matching", subject: matching.id },
        by,
      );
    }),
  ];
}
