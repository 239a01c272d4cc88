import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { LetterLanguage } from "../../schemas/text.ts";
import type { FactsOf, LetterKind } from "../letters/facts.ts";
import { type Addressee, queued } from "../letters/letters.ts";
import { milestoneId } from "../operations/milestones.ts";
import { requested } from "../operations/operations.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { spokenTime } from "../shared/zone.ts";
import { rungAt } from "./exchange-occasions.ts";
import { meetingFacts } from "./meeting-facts.ts";

export interface TellDeps {
  participations: Store<Participation>;
  letters: Store<Letter>;
  milestones: Store<Milestone>;
  operations: Store<Operation>;
}

/** So many letters go into the transaction of what they tell; more are written by a workflow, page by page. */
export const mostAtOnce = 80;

/**
 * Whom a meeting concerns: the contacts of its confirmed participants and of its host, who is registered or was asked
 * by name, and the experts of its review. Whoever answers for several of them is one reader.
 */
export async function concernedBy(
  participations: Store<Participation>,
  exchange: Exchange,
): Promise<Addressee[]> {
  return readersOf(exchange, await placesOf(participations, exchange));
}

/** The same, of those places that take part still. */
export function readersOf(exchange: Exchange, places: readonly Participation[]): Addressee[] {
  const readers = new Map<string, Addressee>();
  const add = ({ name, email, language }: Addressee) =>
    readers.set(email.toLowerCase(), { name, email, language });
  const present = new Set<string>(places.map(({ id }) => id));
  for (const person of [...exchange.invited, ...exchange.registrations])
    if (person.participationId === undefined || present.has(person.participationId)) add(person);
  for (const { contact } of places) add(contact);
  for (const reviewer of exchange.review?.reviewers ?? []) add(reviewer);
  return [...readers.values()];
}

/** Those of a meeting's participants, and its host, who take part still. */
export async function placesOf(
  participations: Store<Participation>,
  { participants, host }: Exchange,
): Promise<Participation[]> {
  const ids = new Set([...participants, ...(host ? [host] : [])]);
  const places = await Promise.all([...ids].map((id) => participations.find(id)));
  return places.flatMap((place) => (place?.state === "confirmed" ? [place] : []));
}

/** What is told: how the meeting stands since its last change, or that it comes soon. */
export type Tale = "change" | "reminder";

/** Tells each whom the meeting concerns; where these are many, by a workflow that the same transaction asks for. */
export async function told(
  deps: TellDeps,
  tale: Tale,
  call: Call,
  exchange: Exchange,
  by: Author,
): Promise<readonly Write[]> {
  const readers = await concernedBy(deps.participations, exchange);
  if (readers.length > mostAtOnce) {
    const subject = tale === "change" ? exchange.id : milestoneId(exchange.id, "exchange");
    return (await requested(deps.operations, { callId: call.id, workflow: "tell-exchange", subject }, by))
      .writes;
  }
  const facts = await meetingFacts(deps, call, exchange);
  const rung = rungAt(call, exchange, by.at);
  return readers.flatMap((to) => letterTo(deps.letters, tale, { call, exchange, facts, to, rung }, by));
}

/**
 * The one letter to one reader. The sequence makes a second move another letter than the first, and the rung a second
 * reminder.
 */
export function letterTo(
  letters: Store<Letter>,
  tale: Tale,
  about: { call: Call; exchange: Exchange; facts: FactsOf<"exchange-planned">; to: Addressee; rung: number },
  by: Author,
): readonly Write[] {
  const { call, exchange, facts, to, rung } = about;
  const due = tale === "reminder" ? `${exchange.sequence}-${rung}` : `${exchange.sequence}`;
  const letter = { callId: call.id, subjectId: exchange.id, to, due };
  const put = <Kind extends ExchangeLetter>(kind: Kind, said: FactsOf<Kind>) =>
    queued(letters, kind, { ...letter, facts: said }, by);
  if (tale === "reminder")
    return put("exchange-reminder", { ...facts, isConfirmed: exchange.state === "confirmed" });
  switch (exchange.state) {
    case "planned":
      return put("exchange-planned", facts);
    case "confirmed":
      return put("exchange-confirmed", facts);
    case "moved": {
      const { from = facts.startsAt, why = "" } = exchange.moves.at(-1) ?? {};
      return put("exchange-moved", { ...facts, from, why });
    }
    case "cancelled": {
      const costsArePaid = exchange.inPerson && call.content.travel?.whenCancelled === "actualCosts";
      const why = exchange.code === "notConfirmed" ? notConfirmed(call, exchange, to.language) : exchange.why;
      return put("exchange-cancelled", { ...facts, why, costsArePaid });
    }
    case "held":
      return [];
  }
}

/** Every kind of letter that goes to those whom an exchange concerns; the office is written to by others. */
export const concernedKinds = [
  "exchanges-planned",
  "exchange-planned",
  "exchange-invited",
  "exchange-registered",
  "exchange-confirmed",
  "exchange-moved",
  "exchange-cancelled",
  "exchange-left",
  "exchange-guests-changed",
  "exchange-reminder",
  "documents-requested",
  "documents-to-review",
  "document-commented",
  "learning-requested",
] as const satisfies readonly LetterKind[];

type ExchangeLetter =
  | "exchange-planned"
  | "exchange-confirmed"
  | "exchange-moved"
  | "exchange-cancelled"
  | "exchange-reminder";

/** Why one lapses, in the reader's language. */
export function notConfirmed(call: Call, { startsAt }: Exchange, language: LetterLanguage): string {
  const when = spokenTime(startsAt, call.content.window.zone, language);
  return language === "sv"
    ? `Värden har inte bekräftat utbytet ${when} i tid.`
    : `The host has not confirmed the exchange of ${when} in time.`;
}
