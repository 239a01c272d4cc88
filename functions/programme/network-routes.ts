import { networksRoutes as routes } from "../../schemas/routes/networks.ts";
import { ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { decideTheme, voteForTheme } from "./choose-theme.ts";
import type { ProgrammeDeps } from "./deps.ts";
import { formNetworks } from "./form-networks.ts";
import { networksOf } from "./networks.ts";
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
    read(routes.listNetworks, async ({ params }) => ({
      items: await Array.fromAsync(networks.list(networksOf(params.callId))),
    })),
    read(routes.readExchangePlan, async ({ params }) => exchangePlan(deps)(await calls.get(params.callId))),
    command(routes.planNetwork, async (request) => planNetwork(deps)(await on(request), request.by)),
    command(routes.decideTheme, async (request) => decideTheme(deps)(await on(request), request.by)),
  ];
}

export function networkMemberRoutes(deps: ProgrammeDeps): Route[] {
  const on = asked(deps);
  return [
    command(routes.voteForTheme, async (request) => {
      const { principal, body, by } = request;
      ensureCan(principal, "participation.answer", await deps.participations.get(body.participationId));
      return voteForTheme(deps)(await on(request), body, principal, by);
    }),
  ];
}
