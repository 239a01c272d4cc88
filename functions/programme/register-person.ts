import type { Call } from "../../schemas/call.ts";
import type { Exchange, Registration } from "../../schemas/exchange.ts";
import type { Participation } from "../../schemas/participation.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { ExchangeDeps } from "./exchange-deps.ts";
import { meetingFacts } from "./meeting-facts.ts";
import { exchangeTransitions } from "./transitions.ts";

/** What one item of the table holds with its other parts; whom a change concerns is told page by page. */
const mostPeople = 600;

/** Registers a person for a participation that is invited; a theme that is meant for some functions is for these (F41). */
export const registerPerson =
  (deps: ExchangeDeps) =>
  async (
    exchange: Stored<Exchange>,
    place: Stored<Participation>,
    person: Registration,
    by: Author,
  ): Promise<Change<Stored<Exchange>>> => {
    requireFrom(exchangeTransitions, "move", exchange);
    if (by.at >= exchange.startsAt) refuse("DeadlinePassed", { startsAt: exchange.startsAt });
    const call = await deps.calls.get(exchange.callId);
    const faults = [...placeFaults(exchange, place), ...personFaults(call, exchange, person)];
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const after: Exchange = {
      ...exchange,
      registrations: [...exchange.registrations, { ...person, registeredAt: by.at }],
    };
    if (after.registrations.length > mostPeople) refuse("ExchangeFull", { most: mostPeople });
    const facts = { ...(await meetingFacts(deps, call, exchange)), organisation: place.organisation.name };
    const letter = { callId: call.id, subjectId: exchange.id, to: person, facts };
    return together(
      deps.exchanges.changed(exchange, after, "register", by),
      queued(deps.letters, "exchange-registered", letter, by),
    );
  };

function placeFaults(exchange: Exchange, place: Participation): Fault[] {
  const invited = exchange.participants.includes(place.id) || exchange.host === place.id;
  if (invited && place.state === "confirmed") return [];
  return [{ pointer: "/participationId", code: "NotInvited", detail: "Not one of its participants." }];
}

/** Nobody is registered twice, and everybody comes in a function that the call knows and the theme is meant for. */
function personFaults({ content }: Call, exchange: Exchange, person: Registration): Fault[] {
  const faults: Fault[] = [];
  const add = (pointer: string, code: string, detail: string) => faults.push({ pointer, code, detail });
  const email = person.email.toLowerCase();
  if (exchange.registrations.some((other) => other.email.toLowerCase() === email))
    add("/email", "NamedTwice", "This person is registered already.");
  const known = content.functions.map(({ id }) => id);
  const meantFor = content.themes.find(({ id }) => id === exchange.theme)?.for ?? [];
  if (person.function === undefined) {
    if (meantFor.length > 0) add("/function", "FunctionMissing", `Meant for ${meantFor.join(", ")}.`);
  } else if (!known.includes(person.function))
    add("/function", "UnknownFunction", "The call names no such function.");
  else if (meantFor.length > 0 && !meantFor.includes(person.function))
    add("/function", "NotMeantFor", `Meant for ${meantFor.join(", ")}.`);
  return faults;
}
