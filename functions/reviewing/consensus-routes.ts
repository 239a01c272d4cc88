import type { Consensus } from "../../schemas/consensus.ts";
import { consensusRoutes as routes } from "../../schemas/routes/consensus.ts";
import { type Action, ensureCan } from "../shared/can.ts";
import type { Change } from "../shared/change.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Stored } from "../shared/store.ts";
import { consensusesOf } from "./consensuses.ts";
import type { ReviewingDeps } from "./deps.ts";
import { openConsensus } from "./open-consensus.ts";
import { appointRapporteur, closeConsensus } from "./settle-consensus.ts";
import { shownConsensus } from "./show-consensus.ts";
import { answerConsensus, commentConsensus, draftConsensus } from "./speak-consensus.ts";

interface Asking {
  params: { consensusId: string };
  principal: Principal;
  ifMatch: number | undefined;
}

/** How staff follow and settle what reviewers come to together. */
export function consensusStaffRoutes(deps: ReviewingDeps): Route[] {
  const { table, consensuses, applications } = deps;
  async function held(request: Asking): Promise<Stored<Consensus>> {
    const consensus = await consensuses.get(request.params.consensusId);
    requireMatch(consensus, request);
    return consensus;
  }
  return [
    read(routes.listConsensuses, ({ params, query }) =>
      paged(table, consensuses, consensusesOf(params.callId), query),
    ),
    command(routes.openConsensus, async ({ params, by }) =>
      openConsensus(deps)(await applications.get(params.applicationId), by),
    ),
    command(routes.appointRapporteur, async (request) =>
      appointRapporteur(deps)(await held(request), request.body.personId, request.by),
    ),
    command(routes.closeConsensus, async (request) =>
      closeConsensus(deps)(await held(request), request.body.reason, request.by),
    ),
  ];
}

/** How those who take part read and speak; a conflict that one of them declares closes it to all at once. */
export function consensusTakingRoutes(deps: ReviewingDeps): Route[] {
  const { consensuses, applications, assignments } = deps;
  async function taking(request: Asking, action: Action): Promise<Stored<Consensus>> {
    const { params, principal } = request;
    const consensus = await consensuses.get(params.consensusId);
    const { organisationId } = await applications.get(consensus.applicationId);
    const members = Object.fromEntries(
      consensus.members.map(({ personId }) => [
        personId,
        personId === consensus.rapporteur ? "rapporteur" : "reviewer",
      ]),
    );
    ensureCan(principal, action, { organisationId, members });
    requireMatch(consensus, request);
    const own = consensus.members.find(({ personId }) => personId === principal.id);
    const assignment = own && (await assignments.get(own.assignmentId));
    if (assignment?.state !== "reviewed") refuse("ConflictOfInterest");
    return consensus;
  }
  /** The change, answered as the one who asked sees it. */
  async function seen(change: Change<Stored<Consensus>>, { id }: Principal) {
    return { ...change, output: await shownConsensus(deps)(change.output, id) };
  }
  return [
    read(routes.readConsensus, async (request) =>
      shownConsensus(deps)(await taking(request, "consensus.read"), request.principal.id),
    ),
    command(routes.commentConsensus, async (request) => {
      const { principal, body, by } = request;
      const consensus = await taking(request, "consensus.read");
      return seen(await commentConsensus(deps)(consensus, principal.id, body.text, by), principal);
    }),
    command(routes.draftConsensus, async (request) => {
      const consensus = await taking(request, "consensus.draft");
      return seen(await draftConsensus(deps)(consensus, request.body, request.by), request.principal);
    }),
    command(routes.agreeConsensus, async (request) => {
      const { principal, by } = request;
      const consensus = await taking(request, "consensus.answer");
      return seen(await answerConsensus(deps)(consensus, principal.id, undefined, by), principal);
    }),
    command(routes.dissentConsensus, async (request) => {
      const { principal, body, by } = request;
      const consensus = await taking(request, "consensus.answer");
      return seen(await answerConsensus(deps)(consensus, principal.id, body.reason, by), principal);
    }),
  ];
}
