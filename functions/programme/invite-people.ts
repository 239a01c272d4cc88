import type { Exchange, Invited, InvitePeople } from "../../schemas/exchange.ts";
import type { Network } from "../../schemas/network.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { ExchangeDeps } from "./exchange-deps.ts";
import { mostAtOnce, placesOf } from "./exchange-letters.ts";
import { meetingFacts } from "./meeting-facts.ts";
import { exchangeTransitions } from "./transitions.ts";

export interface Asked {
  exchange: Stored<Exchange>;
  /** How many were written to, and how many are left for the next time, because one transaction holds no more. */
  invited: number;
  left: number;
}

/**
 * Writes to the people of the participants who have one of the functions, or to all of them, and to parties of the
 * network as guests (F41, F33). Nobody is asked twice; whoever was asked has the entry in the calendar, and hears of
 * every change.
 */
export const invitePeople =
  (deps: ExchangeDeps) =>
  async (
    exchange: Stored<Exchange>,
    invitation: InvitePeople,
    network: Network | undefined,
    by: Author,
  ): Promise<Change<Asked>> => {
    requireFrom(exchangeTransitions, "move", exchange);
    const call = await deps.calls.get(exchange.callId);
    const faults = faultsOf(invitation, call.content.functions, network);
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const places = await placesOf(deps.participations, exchange);
    const { functions } = invitation;
    const people = places.flatMap(({ id, representatives }) =>
      representatives
        .filter((one) => functions === "all" || one.functions.some((each) => functions.includes(each)))
        .map(({ name, email, language, functions: own }): Invited => {
          return { name, email, language, functions: own, participationId: id };
        }),
    );
    const guests = (network?.parties ?? [])
      .filter(({ id }) => invitation.parties.includes(id))
      .map(({ id, contact }): Invited => ({ ...contact, functions: [], party: id }));
    const known = new Set(
      [...exchange.invited, ...exchange.registrations].map(({ email }) => email.toLowerCase()),
    );
    const asked = new Map<string, Invited>();
    for (const one of [...people, ...guests])
      if (!known.has(one.email.toLowerCase())) asked.set(one.email.toLowerCase(), one);
    if (asked.size === 0) refuse("NothingChanged", { invited: exchange.invited.length });
    const now = [...asked.values()].slice(0, mostAtOnce);
    const after: Exchange = { ...exchange, invited: [...exchange.invited, ...now] };
    const facts = await meetingFacts(deps, call, after);
    const letter = { callId: call.id, subjectId: exchange.id, facts };
    const { output, writes } = deps.exchanges.changed(exchange, after, "invite", by, {
      details: { invited: now.length },
    });
    return together(
      { output: { exchange: output, invited: now.length, left: asked.size - now.length }, writes },
      now.flatMap(({ name, email, language }) =>
        queued(deps.letters, "exchange-invited", { ...letter, to: { name, email, language } }, by),
      ),
    );
  };

function faultsOf(
  { functions, parties }: InvitePeople,
  known: readonly { id: string }[],
  network: Network | undefined,
): Fault[] {
  const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail });
  const unknown = functions === "all" ? [] : functions;
  return [
    ...unknown.flatMap((id, i) =>
      known.some((one) => one.id === id)
        ? []
        : [fault(`/functions/${i}`, "UnknownFunction", "The call names no such function.")],
    ),
    ...parties.flatMap((id, i) =>
      network?.parties.some((one) => one.id === id)
        ? []
        : [fault(`/parties/${i}`, "UnknownParty", "No such party is with the network of this meeting.")],
    ),
  ];
}
