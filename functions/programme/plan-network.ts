import type { Call } from "../../schemas/call.ts";
import { Exchange } from "../../schemas/exchange.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Network, NetworkMember } from "../../schemas/network.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import { type ExchangesAnswer, ExchangesInput } from "../../schemas/planning/exchanges.ts";
import { inState } from "../calls/calls.ts";
import { titled } from "../calls/titled.ts";
import type { FactsOf } from "../letters/facts.ts";
import { type Addressee, queued } from "../letters/letters.ts";
import { compareText } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { TRANSACTION_LIMIT, type Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { instantOf } from "../shared/zone.ts";
import { kindOf } from "./exchange.ts";
import { watched } from "./exchange-alarm.ts";
import { concernedBy } from "./exchange-letters.ts";
import { planExchanges } from "./exchanges/plan-exchanges.ts";
import { entryFacts } from "./meeting-facts.ts";
import { networksOf, networkTransitions } from "./networks.ts";
import { exchangeId } from "./participations.ts";

export interface PlanNetworkDeps {
  calls: Store<Call>;
  participations: Store<Participation>;
  exchanges: Store<Exchange>;
  networks: Store<Network>;
  letters: Store<Letter>;
  milestones: Store<Milestone>;
}

/** Who hosts whom and when, over all networks of the call: the planner's own rule, on the call's host rules. */
export const exchangePlan =
  ({ networks }: Pick<PlanNetworkDeps, "networks">) =>
  async (call: Call): Promise<ExchangesAnswer> => {
    const { hostRules } = call.content.exchanges ?? refuse("NotFound", { type: "hostRules", id: call.id });
    const all = await Array.fromAsync(networks.list(networksOf(call.id)));
    const { calendar } =
      all.find((network) => network.calendar !== undefined) ??
      refuse("NotFound", { type: "network", id: call.id });
    const members = new Map<string, NetworkMember>(
      all
        .filter(({ kind }) => kind === "lot" || kind === "programme")
        .flatMap((network) => network.members.map((member) => [member.participationId, member] as const)),
    );
    return planExchanges(
      ExchangesInput.parse({
        participants: [...members.values()].map(({ participationId: id, ...rest }) => ({ id, ...rest })),
        hostRules,
        appointed: all.flatMap(({ appointed }) =>
          appointed
            .filter(({ participationId }) => members.has(participationId))
            .map(({ rule, participationId: host }) => ({ rule, host })),
        ),
        calendar,
      }),
    );
  };

/**
 * Writes one network's part of the plan in one transaction: its exchanges, and one letter to each member with all those
 * that it is invited to or hosts. The networks of a call share one calendar, so each part keeps the order of the whole:
 * the conference comes after the last national exchange.
 */
export const planNetwork =
  (deps: PlanNetworkDeps) =>
  async (network: Stored<Network>, by: Author): Promise<Change<Stored<Network>>> => {
    requireFrom(networkTransitions, "plan", network);
    const { calendar, startsAtLocal } = network;
    if (calendar === undefined || startsAtLocal === undefined)
      return refuse("NothingToPlan", { network: network.kind });
    const call = inState(await deps.calls.get(network.callId), "running");
    const plan = await exchangePlan(deps)(call);
    if (plan.problems.length > 0)
      refuse("PlanIncomplete", { problems: plan.problems.map(({ code }) => code) });
    const duties = plan.exchanges.filter(({ lot }) => lot === (network.lotId ?? null));
    const exchanges = await Promise.all(
      duties.map((duty) => exchangeOf(deps, call, { ...network, startsAtLocal }, duty)),
    );
    const change = together(
      deps.networks.changed(network, { ...network, state: "planned", plannedAt: by.at }, "plan", by, {
        details: { exchanges: duties.length },
      }),
      ...exchanges.map((exchange) => [
        ...deps.exchanges.created(exchange, "plan", by).writes,
        ...watched(deps.milestones, call, exchange, by),
      ]),
      await membersTold(deps, call, network, exchanges, by),
    );
    if (change.writes.length > TRANSACTION_LIMIT) refuse("NetworkTooLarge", { most: TRANSACTION_LIMIT });
    return change;
  };

/** One letter to each whom any of the exchanges concerns, with these and no others. */
async function membersTold(
  deps: PlanNetworkDeps,
  call: Call,
  network: Network,
  exchanges: readonly Exchange[],
  by: Author,
): Promise<readonly Write[]> {
  const readers = new Map<string, { to: Addressee; meetings: FactsOf<"exchanges-planned">["meetings"] }>();
  const inOrder = exchanges.toSorted(
    (a, b) => compareText(a.startsAt, b.startsAt) || compareText(a.id, b.id),
  );
  for (const exchange of inOrder) {
    const entry = { id: exchange.id, ...(await entryFacts(deps, call, exchange)) };
    for (const to of await concernedBy(deps.participations, exchange)) {
      const known = readers.get(to.email) ?? { to, meetings: [] };
      readers.set(to.email, { to, meetings: [...known.meetings, entry] });
    }
  }
  const contactEmail = call.content.contact.email;
  return [...readers.values()].flatMap(({ to, meetings }) =>
    queued(
      deps.letters,
      "exchanges-planned",
      { callId: call.id, subjectId: network.id, to, facts: { ...titled(call), contactEmail, meetings } },
      by,
    ),
  );
}

/** The kind of meeting that an exchange with a host is. */
const visit = "siteVisit";

async function exchangeOf(
  { participations }: PlanNetworkDeps,
  call: Call,
  network: Network & { startsAtLocal: string },
  { id: duty, host, audience, date }: ExchangesAnswer["exchanges"][number],
): Promise<Exchange> {
  const place = await participations.get(host);
  const title = place.organisation.name;
  const startsAt = instantOf(`${date}T${network.startsAtLocal}`, call.content.window.zone);
  const { kinds } = call.content.meetings;
  const mode = kinds.some(({ id }) => id === visit) ? visit : (kinds[0]?.id ?? visit);
  return Exchange.parse({
    id: exchangeId(call.id, host, startsAt, duty),
    callId: call.id,
    title,
    host,
    networkId: network.id,
    duty,
    mode,
    inPerson: kindOf(call, mode).inPerson,
    startsAt,
    minutes: network.minutes,
    participants: audience,
    state: "planned",
  });
}
