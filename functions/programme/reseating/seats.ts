import type { Exchange } from "../../../schemas/exchange.ts";
import { ParticipationId } from "../../../schemas/ids.ts";
import type { HostRule } from "../../../schemas/planning/exchanges.ts";
import type { Reason } from "../../../schemas/reason.ts";
import { compareText } from "../../shared/canonical.ts";
import { appointHosts, mayHost, type Participant } from "../exchanges/appoint-hosts.ts";
import { audienceOf, ruleOfDuty } from "../exchanges/plan-exchanges.ts";
import { asParticipant, fieldOf, presentOf, type Standing, successorOf } from "./standing.ts";

/** Who leaves a meeting and who comes to it, host among those who leave. */
export interface Seats {
  leaving: ParticipationId[];
  joining: ParticipationId[];
}

/**
 * Who no longer comes to a meeting: those who gave their places back, and those whose match has gone elsewhere. Who
 * comes instead: at an activity, those whom a new match brings there, where all its other twins are asked too; under a
 * host rule, the rule's audience (F35); otherwise whoever has the place of somebody who was to come.
 */
export function seatsOf(exchange: Exchange, standing: Standing): Seats {
  const told = new Set(exchange.left.map(({ participationId }) => participationId));
  const seated = [...exchange.participants, ...(exchange.host === undefined ? [] : [exchange.host])];
  const leaving = seated.filter(
    (id) => !told.has(id) && (!presentOf(standing, id) || goes(exchange, standing, id)),
  );
  const known = new Set<string>(seated);
  const joining = newcomersOf(exchange, standing, new Set([...told, ...leaving]))
    .filter((id) => !known.has(id))
    .sort(compareText);
  return { leaving: [...new Set(leaving)].sort(compareText), joining };
}

function goes({ activity }: Exchange, { moves }: Standing, id: string): boolean {
  const move = moves.get(id);
  return activity !== undefined && move?.from === activity && move.to !== activity;
}

function newcomersOf(exchange: Exchange, standing: Standing, gone: ReadonlySet<string>): ParticipationId[] {
  if (exchange.activity !== undefined) return matchedTo(exchange, exchange.activity, standing);
  const rule = ruleOf(exchange, standing);
  if (rule === undefined)
    return [...gone].flatMap((id) => {
      const heir = successorOf(standing, id);
      return heir === undefined ? [] : [heir.id];
    });
  const host = hostOf(exchange, standing);
  const audience = host === undefined ? [] : audienceOf(rule, host, { participants: fieldOf(standing) });
  return audience.map((id) => ParticipationId.parse(id));
}

function matchedTo(
  { participants }: Exchange,
  activity: string,
  { places, moves }: Standing,
): ParticipationId[] {
  const here = [...places.values()].filter(
    (place) => place.state === "confirmed" && place.activity === activity,
  );
  const came = here.filter(({ id }) => {
    const move = moves.get(id);
    return move?.to === activity && move.from !== activity;
  });
  const isForAll = here.every((place) => came.includes(place) || participants.includes(place.id));
  return isForAll ? came.map(({ id }) => id) : [];
}

function ruleOf({ duty, networkId }: Exchange, { hostRules }: Standing): HostRule | undefined {
  return duty === undefined || networkId === undefined ? undefined : ruleOfDuty(hostRules, duty);
}

/** The host as host rules look at it, also after it has left. */
function hostOf({ host }: Exchange, { networks }: Standing): Participant | undefined {
  const member = networks
    .flatMap(({ members, left }) => [...members, ...left])
    .find(({ participationId }) => participationId === host);
  return member && asParticipant(member);
}

/**
 * Who takes over the duty of a host that has left, by the rule that the duty comes from: where each hosts, whoever has
 * its place; where some are appointed, the next that the rule appoints and that has no such duty yet. Nobody where the
 * rule finds none, and for a meeting that staff planned: they decide.
 */
export function heirOfDuty(
  exchange: Exchange,
  others: readonly Exchange[],
  standing: Standing,
): { host: ParticipationId; reason: Reason } | undefined {
  const rule = ruleOf(exchange, standing);
  const former = hostOf(exchange, standing);
  if (exchange.host === undefined || rule === undefined || former === undefined) return undefined;
  const participants = fieldOf(standing).sort((a, b) => compareText(a.id, b.id));
  const found = (id: string, code: string) => ({
    host: ParticipationId.parse(id),
    reason: { code, params: { rule: rule.id, former: former.id } },
  });
  if (rule.hosts === "each") {
    const heir = participants.find(({ id }) => id === successorOf(standing, former.id)?.id);
    // A national meeting stays in its country: where the place went to another lot, staff decide who hosts it.
    const isNear = rule.audience.scope === "programme" || heir?.lot === former.lot;
    return heir && isNear && mayHost(heir, rule.host) ? found(heir.id, "tookThePlace") : undefined;
  }
  const lots = [...new Set(participants.map(({ lot }) => lot))].sort(compareText);
  const busy = new Set(
    others
      .filter((one) => one.state !== "cancelled" && ruleOf(one, standing) === rule && one.id !== exchange.id)
      .map(({ host }) => `${host}`),
  );
  const next = appointHosts(rule, { participants, lots })
    .hosts.filter(
      ({ lot, id }) =>
        !busy.has(id) && (rule.hosts === "each" || rule.hosts.per === "programme" || lot === former.lot),
    )
    .map(({ id }) => id)
    .sort(compareText)[0];
  return next === undefined ? undefined : found(next, "appointedByRule");
}
