import type { JointProject, Partner } from "../../schemas/joint-work.ts";
import type { Network } from "../../schemas/network.ts";
import { jointWorkRoutes as routes } from "../../schemas/routes/joint-work.ts";
import { can, ensureCan, isNamed } from "../shared/can.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { hasRole, type Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { CooperationDeps } from "./deps.ts";
import { agreeToProject, dropProject, endProject, proposeProject, startProject } from "./joint-projects.ts";
import { offersOf, projectsOf } from "./joint-work-stores.ts";
import { makeOffer, publishOffer, settleOffer, takeUpOffer } from "./offers.ts";

const askedOffer =
  ({ offers }: CooperationDeps) =>
  async (request: { params: { offerId: string }; ifMatch: number | undefined }) => {
    const offer = await offers.get(request.params.offerId);
    requireMatch(offer, request);
    return offer;
  };

export function jointWorkStaffRoutes(deps: CooperationDeps): Route[] {
  const { projects, table } = deps;
  const on = askedOffer(deps);
  return [
    command(routes.publishOffer, async (request) => publishOffer(deps)(await on(request), request.by)),
    command(routes.declineOffer, async (request) =>
      settleOffer(deps)(await on(request), "decline", request.body.words, request.by),
    ),
    command(routes.finishOffer, async (request) =>
      settleOffer(deps)(await on(request), "finish", request.body.words, request.by),
    ),
    read(routes.listProjects, ({ params, query }) =>
      paged(table, projects, projectsOf(params.callId), query),
    ),
  ];
}

export function offerPartyRoutes(deps: CooperationDeps): Route[] {
  const { networks, offers, participations } = deps;
  const on = askedOffer(deps);
  const isOffice = (principal: Principal) => hasRole(principal, "staff", "admin");
  /** The party of the network that somebody speaks for: an observer with its address. */
  const partyOf = (principal: Principal, { parties }: Network) =>
    hasRole(principal, "observer")
      ? parties.find(({ contact }) => isNamed(principal, [{ email: contact.email }]))
      : undefined;

  async function hasMember({ organisation }: Principal, { members }: Network) {
    const places = await Promise.all(members.map((one) => participations.find(one.participationId)));
    return organisation !== undefined && places.some((place) => place?.organisationId === organisation);
  }

  return [
    command(routes.makeOffer, async ({ params, body: { from, ...said }, principal, by }) => {
      const network = await networks.get(params.networkId);
      const party = partyOf(principal, network);
      const own = party && { ...party.contact, organisation: party.organisation };
      const named = isOffice(principal) ? (from ?? own) : own;
      return makeOffer(deps)(network, said, named ?? refuse("NotPermitted"), by);
    }),
    read(routes.listOffers, async ({ params, principal }) => {
      const network = await networks.get(params.networkId);
      const items = await Array.fromAsync(offers.list(offersOf(network.id)));
      if (isOffice(principal)) return { items };
      if (partyOf(principal, network))
        return { items: items.filter(({ from }) => isNamed(principal, [{ email: from.email }])) };
      if (!(await hasMember(principal, network))) return refuse("NotPermitted");
      return { items: items.filter(({ state }) => state !== "offered" && state !== "declined") };
    }),
    command(routes.takeUpOffer, async (request) => {
      const { body, principal, by } = request;
      ensureCan(principal, "participation.answer", await participations.get(body.participationId));
      return takeUpOffer(deps)(await on(request), body.participationId, by);
    }),
  ];
}

export function projectPartyRoutes(deps: CooperationDeps): Route[] {
  const { calls, participations, projects } = deps;
  const on = async (request: { params: { projectId: string }; ifMatch: number | undefined }) => {
    const project = await projects.get(request.params.projectId);
    requireMatch(project, request);
    return project;
  };

  /** Whoever proposed a project carries it on; staff may too. */
  async function carriesOn(principal: Principal, { proposedBy }: JointProject) {
    if (hasRole(principal, "staff", "admin")) return;
    ensureCan(principal, "participation.answer", await participations.get(proposedBy));
  }

  async function isPartner(principal: Principal, { partners }: JointProject) {
    if (can(principal, "cooperation.read", { named: partners })) return true;
    for (const { participationId } of partners) {
      const place = participationId === undefined ? undefined : await participations.find(participationId);
      if (place && can(principal, "participation.answer", place)) return true;
    }
    return false;
  }

  /** Which of the partners somebody agrees for: the own participation, or the party with the own address. */
  async function meantBy(principal: Principal, project: JointProject, participationId?: string) {
    if (participationId !== undefined) {
      ensureCan(principal, "participation.answer", await participations.get(participationId));
      return (one: Partner) => one.participationId === participationId;
    }
    const parties = project.partners.filter((one) => one.participationId === undefined);
    ensureCan(principal, "cooperation.answer", { named: parties });
    return (one: Partner) => one.participationId === undefined && isNamed(principal, [{ email: one.email }]);
  }

  return [
    command(routes.proposeProject, async ({ params, body, principal, by }) => {
      ensureCan(principal, "participation.answer", await participations.get(body.proposedBy));
      return proposeProject(deps)(await calls.get(params.callId), body, by);
    }),
    read(routes.readProject, async ({ params, principal }) => {
      const project = await projects.get(params.projectId);
      return (await isPartner(principal, project)) ? project : refuse("NotPermitted");
    }),
    command(routes.agreeToProject, async (request) => {
      const project = await on(request);
      const isMeant = await meantBy(request.principal, project, request.body.participationId);
      return agreeToProject(deps)(project, isMeant, request.by);
    }),
    command(routes.startProject, async (request) => {
      const project = await on(request);
      await carriesOn(request.principal, project);
      return startProject(deps)(project, request.by);
    }),
    command(routes.endProject, async (request) => {
      const project = await on(request);
      await carriesOn(request.principal, project);
      return endProject(deps)(project, request.body.result, request.by);
    }),
    command(routes.dropProject, async (request) => {
      const project = await on(request);
      await carriesOn(request.principal, project);
      return dropProject(deps)(project, request.body.why, request.by);
    }),
  ];
}
