import type { Host } from "../../schemas/host.ts";
import { hostsRoutes as routes } from "../../schemas/routes/hosts.ts";
import { ensureCan, isNamed } from "../shared/can.ts";
import { command, publicly, type Route, read, requireMatch } from "../shared/http.ts";
import { hasRole, type Principal } from "../shared/principal.ts";
import type { Store, Stored } from "../shared/store.ts";
import { catalogue, catalogueEntry } from "./catalogue.ts";
import { hostsOf } from "./hosts.ts";
import type { HostDeps } from "./invite-host.ts";
import { type MarketStores, marketOfCall } from "./market-of-call.ts";
import { noWish } from "./plan-matching.ts";
import { declineInterest, editProfile, stateInterest, statePreferences } from "./state-interest.ts";

/** The catalogue, for everybody. */
export function catalogueRoutes(deps: Pick<HostDeps, "calls" | "hosts">): Route[] {
  return [
    publicly(routes.listActivities, ({ params, query, language }) =>
      catalogue(deps)(params.callId, language, query.highlight),
    ),
    publicly(routes.readActivity, ({ params, language }) =>
      catalogueEntry(deps)(params.callId, params.activity, language),
    ),
  ];
}

/** What hosts do for their own activity. */
export function hostRoutes(deps: HostDeps & MarketStores): Route[] {
  const { calls, hosts } = deps;
  const own = async (request: Asked) => {
    const host = await ownHost(hosts, request);
    requireMatch(host, request);
    return host;
  };
  return [
    read(routes.listMyHosts, async ({ query, principal }) => {
      const items = [];
      for await (const host of hosts.list(hostsOf(query.callId)))
        if (isNamed(principal, host.contacts)) items.push(host);
      return { items };
    }),
    read(routes.readHost, (request) => ownHost(hosts, request)),
    command(routes.editHostProfile, async (request) =>
      editProfile(deps)(await own(request), request.body, request.by),
    ),
    command(routes.stateInterest, async (request) => {
      const isStaff = hasRole(request.principal, "staff", "admin");
      return stateInterest(deps)(await own(request), request.body, isStaff, request.by);
    }),
    command(routes.declineInterest, async (request) =>
      declineInterest(deps)(await own(request), request.body.reason, request.by),
    ),
    read(routes.listGuests, async (request) => {
      const host = await ownHost(hosts, request);
      const { twins } = await marketOfCall(deps, await calls.get(host.callId), noWish);
      const items = twins.map(({ place, ranked, scores }) => {
        const rank = ranked.indexOf(host.activity) + 1;
        return {
          participationId: place.id,
          name: place.organisation.name,
          country: place.organisation.country,
          ...(rank === 0 ? {} : { rank }),
          score: scores.get(host.activity) ?? { total: 0, dimensions: [] },
        };
      });
      return { items: items.sort((a, b) => b.score.total - a.score.total) };
    }),
    command(routes.statePreferences, async (request) =>
      statePreferences(deps)(await own(request), request.body, request.by),
    ),
  ];
}

interface Asked {
  params: { hostId: string };
  principal: Principal;
  ifMatch: number | undefined;
}

async function ownHost(hosts: Store<Host>, { params, principal }: Asked): Promise<Stored<Host>> {
  const host = await hosts.get(params.hostId);
  ensureCan(principal, "host.act", { named: host.contacts });
  return host;
}
