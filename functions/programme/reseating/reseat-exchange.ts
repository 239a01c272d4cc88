import type { Call } from "../../../schemas/call.ts";
import type { Exchange, Registered } from "../../../schemas/exchange.ts";
import type { Host } from "../../../schemas/host.ts";
import type { Reason } from "../../../schemas/reason.ts";
import { officeLanguage } from "../../calls/titled.ts";
import type { FactsOf } from "../../letters/facts.ts";
import { type Addressee, queued } from "../../letters/letters.ts";
import { hostId } from "../../matching/hosts.ts";
import { type Change, together, unchanged } from "../../shared/change.ts";
import type { Author, Store, Stored } from "../../shared/store.ts";
import type { Write } from "../../shared/table.ts";
import { requireFrom } from "../../shared/transition.ts";
import { rewatched } from "../exchange-alarm.ts";
import type { ExchangeDeps } from "../exchange-deps.ts";
import { concernedBy, told } from "../exchange-letters.ts";
import { hostAppointed } from "../host-appointed.ts";
import { meetingFacts } from "../meeting-facts.ts";
import { exchangesOf } from "../participations.ts";
import { exchangeTransitions } from "../transitions.ts";
import { underHost } from "../under-host.ts";
import { heirOfDuty, type Seats, seatsOf } from "./seats.ts";
import { type Present, presentOf, type Standing } from "./standing.ts";

export interface ReseatExchangeDeps extends ExchangeDeps {
  hosts: Store<Host>;
}

/** So many of those who leave are told in one transaction; the others in the next. */
const mostLeaving = 40;

/**
 * One step towards who takes part now: those who left go out and those who came are asked; or a duty whose host left
 * goes to another. Whom a step concerns is told in its transaction; the answer says whether there was anything to do.
 * What was held, called off or has begun stays as it was.
 */
export const reseatExchange =
  (deps: ReseatExchangeDeps) =>
  async (id: string, call: Call, standing: Standing, by: Author): Promise<Change<boolean>> => {
    const exchange = await deps.exchanges.get(id);
    if (exchange.state === "held" || exchange.state === "cancelled" || exchange.startsAt <= by.at)
      return unchanged(false);
    const { leaving, joining } = seatsOf(exchange, standing);
    const isHosted = exchange.host === undefined || presentOf(standing, exchange.host) !== undefined;
    // Who takes a duty over comes as the host, and not as a guest first.
    if (leaving.length > 0)
      return reseated(deps, call, exchange, standing, { leaving, joining: isHosted ? joining : [] }, by);
    const heir = isHosted ? undefined : await heirOf(deps, exchange, standing);
    if (heir !== undefined) return handedOver(deps, call, exchange, standing, heir, by);
    if (joining.length > 0) return reseated(deps, call, exchange, standing, { leaving, joining }, by);
    return unchanged(false);
  };

async function reseated(
  deps: ReseatExchangeDeps,
  call: Call,
  exchange: Stored<Exchange>,
  standing: Standing,
  { leaving, joining }: Seats,
  by: Author,
): Promise<Change<boolean>> {
  const goes = new Set<string>(leaving);
  const isTheirs = ({ participationId }: { participationId?: string | undefined }) =>
    participationId !== undefined && goes.has(participationId);
  const people = [...exchange.invited, ...exchange.registrations].filter(isTheirs);
  const whole = people.length <= mostLeaving;
  const now = new Set(people.slice(0, mostLeaving).map(({ email }) => email.toLowerCase()));
  const stays = (person: Pick<Registered, "participationId" | "email"> | Exchange["invited"][number]) =>
    !(isTheirs(person) && now.has(person.email.toLowerCase()));
  const gone = leaving.filter((id) => !presentOf(standing, id));
  const seats = {
    participants: [...exchange.participants.filter((id) => !goes.has(id)), ...joining],
    left: [...exchange.left, ...gone.map((participationId) => ({ participationId, leftAt: by.at }))],
  };
  const after: Exchange = {
    ...exchange,
    ...(whole ? seats : {}),
    registrations: exchange.registrations.filter(stays),
    invited: exchange.invited.filter(stays),
    sequence: exchange.sequence + 1,
  };
  const contacts = leaving.flatMap((participationId) => {
    const contact = standing.places.get(participationId)?.contact;
    return whole && contact ? [{ ...contact, participationId }] : [];
  });
  const facts = await meetingFacts(deps, call, after);
  const letter = { callId: call.id, subjectId: exchange.id, due: `${after.sequence}` };
  const still = new Set(
    (await concernedBy(deps.participations, after)).map(({ email }) => email.toLowerCase()),
  );
  const bye = (isMatch: boolean) =>
    readersOf(
      [...people.slice(0, mostLeaving), ...contacts].filter(
        ({ participationId = "" }) => (presentOf(standing, participationId) !== undefined) === isMatch,
      ),
    )
      .filter(({ email }) => !still.has(email.toLowerCase()))
      .flatMap((to) =>
        queued(deps.letters, "exchange-left", { ...letter, to, facts: { ...facts, isMatch } }, by),
      );
  const newcomers = whole ? joining.flatMap((id) => presentOf(standing, id)?.contact ?? []) : [];
  const kind = after.state === "confirmed" ? "exchange-confirmed" : "exchange-planned";
  const details = { left: whole ? leaving.join(" ") : "", joined: whole ? joining.join(" ") : "" };
  return together(
    { ...deps.exchanges.changed(exchange, after, "reseat", by, { details }), output: true },
    bye(true),
    bye(false),
    readersOf(newcomers).flatMap((to) => queued(deps.letters, kind, { ...letter, to, facts }, by)),
    whole ? await hostTold(deps, call, after, standing, { leaving, joining }, facts, by) : [],
  );
}

/** Whoever receives the guests learns who comes now; the entry in their calendar is the newer one. */
async function hostTold(
  { letters, hosts }: ReseatExchangeDeps,
  call: Call,
  exchange: Exchange,
  standing: Standing,
  { leaving, joining }: Seats,
  facts: FactsOf<"exchange-planned">,
  by: Author,
): Promise<readonly Write[]> {
  const host =
    exchange.activity === undefined ? undefined : await hosts.find(hostId(call.id, exchange.activity));
  const own = exchange.host === undefined ? undefined : presentOf(standing, exchange.host);
  const nameOf = (id: string) => standing.places.get(id)?.organisation.name ?? "";
  const guests = {
    joined: joining.map(nameOf),
    left: leaving.map(nameOf),
    isConfirmed: exchange.state === "confirmed",
  };
  const letter = { callId: call.id, subjectId: exchange.id, due: `${exchange.sequence}` };
  return readersOf([...(host?.contacts ?? []), ...(own === undefined ? [] : [own.contact])]).flatMap((to) =>
    queued(letters, "exchange-guests-changed", { ...letter, to, facts: { ...facts, ...guests } }, by),
  );
}

interface Heir {
  place: Present;
  reason: Reason;
}

async function heirOf(
  { exchanges }: Pick<ReseatExchangeDeps, "exchanges">,
  exchange: Exchange,
  standing: Standing,
): Promise<Heir | undefined> {
  const others = await Array.fromAsync(exchanges.list(exchangesOf(exchange.callId)));
  const found = heirOfDuty(exchange, others, standing);
  const place = found && presentOf(standing, found.host);
  return found && place && { place, reason: found.reason };
}

/** The duty goes to the next by its rule, at the same time; all whom it concerns hear where it is held now. */
async function handedOver(
  deps: ReseatExchangeDeps,
  call: Call,
  exchange: Stored<Exchange>,
  standing: Standing,
  { place: heir, reason }: Heir,
  by: Author,
): Promise<Change<boolean>> {
  requireFrom(exchangeTransitions, "handOver", exchange);
  const former = standing.places.get(exchange.host ?? "")?.organisation.name ?? "";
  const why =
    officeLanguage(call) === "sv"
      ? `${heir.organisation.name} är värd i stället för ${former}.`
      : `${heir.organisation.name} hosts it instead of ${former}.`;
  const participants = exchange.participants.filter((id) => id !== heir.id);
  const host = { id: heir.id, name: heir.organisation.name, former, participants };
  const after = underHost(exchange, host, { code: "placeWithdrawn", why }, by.at);
  const details = { code: reason.code, ...reason.params, host: heir.id };
  return together(
    { ...deps.exchanges.changed(exchange, after, "handOver", by, { details }), output: true },
    await told(deps, "change", call, after, by),
    hostAppointed(deps, call, after, heir, { former, why }, by),
    await rewatched(deps.milestones, call, after, by),
  );
}

function readersOf(people: readonly Addressee[]): Addressee[] {
  const readers = new Map(
    people.map(({ name, email, language }) => [email.toLowerCase(), { name, email, language }]),
  );
  return [...readers.values()];
}
