import type { Exchange } from "../../schemas/exchange.ts";
import type { AppointHost } from "../../schemas/hosting.ts";
import type { ParticipationId } from "../../schemas/ids.ts";
import type { Network } from "../../schemas/network.ts";
import { type Change, together } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { rewatched } from "./exchange-alarm.ts";
import type { ExchangeDeps } from "./exchange-deps.ts";
import { told } from "./exchange-letters.ts";
import { mayHost } from "./exchanges/appoint-hosts.ts";
import { audienceOf, ruleOfDuty } from "./exchanges/plan-exchanges.ts";
import { hostAppointed } from "./host-appointed.ts";
import { networksOf } from "./networks.ts";
import { participationsOf } from "./participations.ts";
import { fieldOf } from "./reseating/standing.ts";
import { exchangeTransitions } from "./transitions.ts";
import { underHost } from "./under-host.ts";

interface AppointDeps extends ExchangeDeps {
  networks: Store<Network>;
}

/**
 * Somebody else hosts a meeting that is ahead, for a stated reason (F38, F40): one that staff planned, or one of a host
 * rule, whose duty stays the same and counts as before. The guests are then the rule's for that host; where no rule
 * says, whoever hosted it is a guest instead. Everybody concerned is told, and the new host what is asked of it.
 */
export const appointHost =
  (deps: AppointDeps) =>
  async (
    exchange: Stored<Exchange>,
    { host: id, otherThanRule, code, why }: AppointHost,
    by: Author,
  ): Promise<Change<Stored<Exchange>>> => {
    requireFrom(exchangeTransitions, "handOver", exchange);
    if (exchange.startsAt <= by.at) refuse("WrongState", { act: "appointHost", startsAt: exchange.startsAt });
    if (exchange.activity !== undefined)
      unfit("AtActivity", "It is held at a host activity; who runs that is its host.");
    if (exchange.host === id) refuse("NothingChanged", { host: id });
    const call = await deps.calls.get(exchange.callId);
    const all = await Array.fromAsync(deps.participations.list(participationsOf(call.id)));
    const places = new Map(all.map((one) => [one.id, one]));
    const place = places.get(id);
    if (place?.state !== "confirmed")
      return unfit("NotParticipating", "Not a confirmed participation of this call.");
    const networks = await Array.fromAsync(deps.networks.list(networksOf(call.id)));
    const participants = fieldOf({ networks, places, hostRules: [], moves: new Map() });
    const member = participants.find((one) => one.id === id);
    const rule =
      exchange.duty === undefined
        ? undefined
        : ruleOfDuty(call.content.exchanges?.hostRules ?? [], exchange.duty);
    if (rule !== undefined && !otherThanRule && (member === undefined || !mayHost(member, rule.host)))
      unfit("HostUnfit", "The host rule would not take it; say that it hosts all the same.");
    const audience =
      rule === undefined || member === undefined ? undefined : audienceOf(rule, member, { participants });
    const guests = all
      .filter((one) => one.state === "confirmed" && one.id !== id)
      .map((one): ParticipationId => one.id)
      .filter((one) =>
        audience === undefined
          ? exchange.participants.includes(one) || exchange.host === one
          : audience.some((other) => other === one),
      );
    if (guests.length === 0) unfit("NoGuest", "Nobody but the host would come.");
    const former = places.get(exchange.host ?? id)?.organisation.name ?? "";
    const host = { id, name: place.organisation.name, former, participants: guests };
    const after = underHost(exchange, host, { code, why }, by.at);
    const details = { code, host: id, former: exchange.host ?? "", otherThanRule };
    return together(
      deps.exchanges.changed(exchange, after, "appointHost", by, { details }),
      await told(deps, "change", call, after, by),
      hostAppointed(deps, call, after, place, { former, why }, by),
      await rewatched(deps.milestones, call, after, by),
    );
  };

function unfit(code: string, detail: string): never {
  const fault: Fault = { pointer: "/host", code, detail };
  return refuse("InputInvalid", {}, [fault]);
}
