import type { Call } from "../../schemas/call.ts";
import { Exchange } from "../../schemas/exchange.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Network, NetworkMember } from "../../schemas/network.ts";
import type { Participation } from "../../schemas/participation.ts";
import { type ExchangesAnswer, ExchangesInput } from "../../schemas/planning/exchanges.ts";
import { inState } from "../calls/calls.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { TRANSACTION_LIMIT } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { instantOf } from "../shared/zone.ts";
import { meetingFacts, told } from "./exchange-letters.ts";
import { planExchanges } from "./exchanges/plan-exchanges.ts";
import { networksOf, networkTransitions } from "./networks.ts";
import { exchangeId } from "./participations.ts";

export interface PlanNetworkDeps {
  calls: Store<Call>;
  participations: Store<Participation>;
  exchanges: Store<Exchange>;
  networks: Store<Network>;
  letters: Store<Letter>;
}

/** Who hosts whom and when, over all networks of the call: the planner's own rule, on the call's host rules. */
export const exchangePlan =
  ({ networks }: Pick<PlanNetworkDeps, "networks">) =>
  async (call: Call): Promise<ExchangesAnswer> => {
    const { hostRules } = call.content.exchanges ?? refuse("NotFound", { type: "hostRules", id: call.id });
    const all = await Array.fromAsync(networks.list(networksOf(call.id)));
    const [first = refuse("NotFound", { type: "network", id: call.id })] = all;
    const members = new Map<string, NetworkMember>(
      all.flatMap((network) => network.members.map((member) => [member.participationId, member] as const)),
    );
    return planExchanges(
      ExchangesInput.parse({
        participants: [...members.values()].map(({ participationId: id, ...rest }) => ({ id, ...rest })),
        hostRules,
        calendar: first.calendar,
      }),
    );
  };

/**
 * Writes one network's part of the plan: each exchange with its invitations, in one transaction. The networks of a call
 * share one calendar, so each part keeps the order of the whole: the conference comes after the last national exchange.
 */
export const planNetwork =
  (deps: PlanNetworkDeps) =>
  async (network: Stored<Network>, by: Author): Promise<Change<Stored<Network>>> => {
    requireFrom(networkTransitions, "plan", network);
    const call = inState(await deps.calls.get(network.callId), "running");
    const plan = await exchangePlan(deps)(call);
    if (plan.problems.length > 0)
      refuse("PlanIncomplete", { problems: plan.problems.map(({ code }) => code) });
    const duties = plan.exchanges.filter(({ lot }) => lot === (network.lotId ?? null));
    let change: Change<Stored<Network>> = deps.networks.changed(
      network,
      { ...network, state: "planned", plannedAt: by.at },
      "plan",
      by,
      { details: { exchanges: duties.length } },
    );
    for (const duty of duties) {
      const exchange = await exchangeOf(deps, call, network, duty);
      change = together(
        change,
        deps.exchanges.created(exchange, "plan", by).writes,
        await told(deps, "exchange-planned", exchange, meetingFacts(call, exchange), by),
      );
    }
    if (change.writes.length >= TRANSACTION_LIMIT) refuse("NetworkTooLarge", { most: TRANSACTION_LIMIT });
    return change;
  };

async function exchangeOf(
  { participations }: PlanNetworkDeps,
  call: Call,
  network: Network,
  { id: duty, host, audience, date }: ExchangesAnswer["exchanges"][number],
): Promise<Exchange> {
  const place = await participations.get(host);
  const title = place.organisation.name;
  const startsAt = instantOf(`${date}T${network.startsAtLocal}`, call.content.window.zone);
  return Exchange.parse({
    id: exchangeId(call.id, host, startsAt, duty),
    callId: call.id,
    title,
    host,
    networkId: network.id,
    duty,
    mode: "siteVisit",
    inPerson: true,
    startsAt,
    participants: audience,
    state: "planned",
  });
}
