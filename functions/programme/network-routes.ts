import type { Network } from "../../schemas/network.ts";
import { networksRoutes as routes } from "../../schemas/routes/networks.ts";
import { can, ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import { appointHosts } from "./appoint-hosts.ts";
import { decideTheme, voteForTheme } from "./choose-theme.ts";
import { createNetwork, setParties } from "./create-network.ts";
import type { ProgrammeDeps } from "./deps.ts";
import { formNetworks } from "./form-networks.ts";
import { hostingOf } from "./hosting.ts";
import { messageRoutes } from "./message-routes.ts";
import { networksOf } from "./networks.ts";
import { exchangesOf, participationsOf, placesOfOrganisation } from "./participations.ts";
import { exchangePlan, planNetwork } from "./plan-network.ts";

const asked =
  ({ networks }: Pick<ProgrammeDeps, "networks">) =>
  async (request: { params: { networkId: string }; ifMatch: number | undefined }) => {
    const network = await networks.get(request.params.networkId);
    requireMatch(network, request);
    return network;
  };

export function networkStaffRoutes(deps: ProgrammeDeps): Route[] {
  const { calls, networks } = deps;
  const on = asked(deps);
  return [
    command(routes.formNetworks, async ({ params, body, by }) =>
      formNetworks(deps)(await calls.get(params.callId), body, by),
    ),
    command(routes.createNetwork, async ({ body, by }) =>
      createNetwork(deps)(await calls.get(body.callId), body, by),
    ),
    command(routes.setParties, async (request) =>
      setParties(deps)(await on(request), request.body, request.by),
    ),
    read(routes.listNetworks, async ({ params }) => ({
      items: await Array.fromAsync(networks.list(networksOf(params.callId))),
    })),
    read(routes.readExchangePlan, async ({ params }) => exchangePlan(deps)(await calls.get(params.callId))),
    command(routes.appointHosts, async (request) =>
      appointHosts(deps)(await on(request), request.body, request.principal, request.by),
    ),
    read(routes.readHosting, async ({ params }) => {
      const [call, all, places] = await Promise.all([
        calls.get(params.callId),
        Array.fromAsync(deps.exchanges.list(exchangesOf(params.callId))),
        Array.fromAsync(deps.participations.list(participationsOf(params.callId))),
      ]);
      return hostingOf(call, all, places);
    }),
    command(routes.planNetwork, async (request) => planNetwork(deps)(await on(request), request.by)),
    command(routes.decideTheme, async (request) => decideTheme(deps)(await on(request), request.by)),
  ];
}

export function networkMemberRoutes(deps: ProgrammeDeps): Route[] {
  const on = asked(deps);
  const { participations, exchanges } = deps;

  /** The network as its members, its coordinator and its parties see it (F82, F91). */
  async function readable(principal: Principal, networkId: string) {
    const network = await deps.networks.get(networkId);
    const named = [network.coordinator, ...network.parties.map(({ contact }) => contact)];
    const isNamed = can(principal, "network.read", { named: named.filter((one) => one !== undefined) });
    if (isNamed || (await hasMember(principal, network))) return network;
    return refuse("NotPermitted", { action: "network.read" });
  }

  async function hasMember({ organisation }: Principal, { members }: Network) {
    if (organisation === undefined) return false;
    for await (const { id } of participations.list(placesOfOrganisation(organisation)))
      if (members.some(({ participationId }) => participationId === id)) return true;
    return false;
  }

  return [
    command(routes.voteForTheme, async (request) => {
      const { principal, body, by } = request;
      ensureCan(principal, "participation.answer", await participations.get(body.participationId));
      return voteForTheme(deps)(await on(request), body, principal, by);
    }),
    read(routes.readNetwork, ({ params, principal }) => readable(principal, params.networkId)),
    read(routes.listNetworkExchanges, async ({ params, principal }) => {
      const { id, callId } = await readable(principal, params.networkId);
      const all = await Array.fromAsync(exchanges.list(exchangesOf(callId)));
      return { items: all.filter(({ networkId }) => networkId === id) };
    }),
    ...messageRoutes(deps),
  ];
}
