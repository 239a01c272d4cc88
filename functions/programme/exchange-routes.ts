import type { Exchange } from "../../schemas/exchange.ts";
import { exchangesRoutes as routes } from "../../schemas/routes/exchanges.ts";
import { claimTermWatched } from "../claims/claim-terms.ts";
import { ensureCan } from "../shared/can.ts";
import { type Change, together } from "../shared/change.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { hasRole, type Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store, Stored } from "../shared/store.ts";
import { setAgenda } from "./agenda.ts";
import { appointHost } from "./appoint-host.ts";
import { cancelExchange, confirmExchange, moveExchange } from "./change-exchange.ts";
import type { ProgrammeDeps } from "./deps.ts";
import { planExchange } from "./exchange.ts";
import { holdExchange, recordAttendance, writeLearning } from "./hold-exchange.ts";
import { invitePeople } from "./invite-people.ts";
import { exchangesOf, placesOfOrganisation } from "./participations.ts";
import { registerPerson } from "./register-person.ts";
import { commentDocument, openReview } from "./review-session.ts";

interface OnExchange {
  params: { exchangeId: string };
  ifMatch: number | undefined;
}

/** The exchange that a request is about, as the caller read it. */
const asked = (exchanges: Store<Exchange>) => async (request: OnExchange) => {
  const exchange = await exchanges.get(request.params.exchangeId);
  requireMatch(exchange, request);
  return exchange;
};

export function exchangeStaffRoutes(deps: ProgrammeDeps): Route[] {
  const { exchanges, networks, table } = deps;
  const on = asked(exchanges);
  const networkOf = async ({ networkId }: Exchange) =>
    networkId === undefined ? undefined : networks.get(networkId);
  return [
    command(routes.planExchange, ({ body, by }) => planExchange(deps)(body, by)),
    read(routes.listExchanges, ({ query: { callId, ...query } }) =>
      paged(table, exchanges, exchangesOf(callId), query),
    ),
    command(routes.confirmExchange, async (request) => confirmExchange(deps)(await on(request), request.by)),
    command(routes.appointHost, async (request) =>
      appointHost(deps)(await on(request), request.body, request.by),
    ),
    command(routes.moveExchange, async (request) =>
      moveExchange(deps)(await on(request), request.body, request.by),
    ),
    command(routes.cancelExchange, async (request) =>
      cancelExchange(deps)(await on(request), request.body, request.by),
    ),
    command(routes.setAgenda, async (request) => {
      const exchange = await on(request);
      return setAgenda(deps)(exchange, request.body, await networkOf(exchange), request.by);
    }),
    command(routes.invitePeople, async (request) => {
      const exchange = await on(request);
      return invitePeople(deps)(exchange, request.body, await networkOf(exchange), request.by);
    }),
    command(routes.openReview, async (request) =>
      openReview(deps)(await on(request), request.body, request.by),
    ),
    command(routes.holdExchange, async (request) => holdExchange(deps)(await on(request), [], request.by)),
    command(routes.recordAttendance, async (request) => {
      const change = await recordAttendance(deps)(await on(request), request.body, request.by);
      return together(change, await claimTermWatched(deps, change.output, request.by));
    }),
  ];
}

export function exchangeGuestRoutes(deps: ProgrammeDeps): Route[] {
  const { exchanges, participations } = deps;
  const on = asked(exchanges);

  /** What one may see of it: who takes part sees its own people, and nobody else's names and addresses. */
  async function viewFor({ organisation, ...principal }: Principal, exchange: Stored<Exchange>) {
    if (hasRole({ organisation, ...principal }, "staff", "admin", "finance")) return exchange;
    const own = new Set<string>();
    for await (const { id } of participations.list(
      placesOfOrganisation(organisation ?? refuse("NotPermitted")),
    ))
      own.add(id);
    if (![...exchange.participants, exchange.host].some((id) => id !== undefined && own.has(id)))
      return refuse("NotPermitted");
    const registrations = exchange.registrations.filter(({ participationId }) => own.has(participationId));
    return { ...exchange, registrations };
  }

  async function shown(principal: Principal, change: Change<Stored<Exchange>>) {
    return { ...change, output: await viewFor(principal, change.output) };
  }

  async function ownPlace(principal: Principal, participationId: string) {
    const place = await participations.get(participationId);
    ensureCan(principal, "participation.answer", place);
    return place;
  }

  return [
    read(routes.readExchange, async ({ params, principal }) =>
      viewFor(principal, await exchanges.get(params.exchangeId)),
    ),
    command(routes.registerPerson, async (request) => {
      const { principal, body, by } = request;
      const place = await ownPlace(principal, body.participationId);
      return shown(principal, await registerPerson(deps)(await on(request), place, body, by));
    }),
    command(routes.commentDocument, async (request) => {
      const { principal, body, by } = request;
      const exchange = await on(request);
      const { reviewers = [] } = exchange.review ?? {};
      ensureCan(principal, "exchange.review", { named: reviewers });
      const change = await commentDocument(deps)(exchange, body, principal, by);
      return { ...change, output: change.output.review };
    }),
    command(routes.writeLearning, async (request) => {
      const { principal, body, by } = request;
      if (!hasRole(principal, "staff", "admin"))
        await ownPlace(principal, body.participationId ?? refuse("NotPermitted"));
      return shown(principal, writeLearning(deps)(await on(request), body, principal, by));
    }),
  ];
}
