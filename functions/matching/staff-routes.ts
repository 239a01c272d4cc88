import { participationRoutes as routes } from "../../schemas/routes/participation.ts";
import { requested } from "../operations/operations.ts";
import type { ProgrammeDeps } from "../programme/deps.ts";
import { command, type Route, read } from "../shared/http.ts";
import { refuse } from "../shared/refusal.ts";
import { matchingId } from "./matchings.ts";
import { proposeMatching } from "./propose-matching.ts";

export function staffRoutes(deps: ProgrammeDeps): Route[] {
  const { calls, matchings, operations } = deps;
  return [
    command(routes.matchTwins, async ({ params, by }) =>
      proposeMatching(deps)(await calls.get(params.callId), by),
    ),
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
