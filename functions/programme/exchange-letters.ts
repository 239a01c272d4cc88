import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import type { FactsOf } from "../letters/facts.ts";
import { type Addressee, queued } from "../letters/letters.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";

/** What every letter about a meeting says. */
export function meetingFacts(call: Call, exchange: Exchange): FactsOf<"exchange-planned"> {
  const { title: exchangeTitle, startsAt, mode, inPerson, sequence } = exchange;
  const contactEmail = call.content.contact.email;
  return { ...titled(call), exchangeTitle, startsAt, mode, inPerson, sequence, contactEmail };
}

/**
 * Whom a meeting concerns: the contacts of its confirmed participants and of its host, and who is registered. Whoever
 * answers for several of them is one reader.
 */
export async function concernedBy(
  participations: Store<Participation>,
  exchange: Exchange,
): Promise<Addressee[]> {
  const readers = new Map<string, Addressee>();
  const add = (reader: Addressee) => readers.set(reader.email.toLowerCase(), reader);
  const ids = new Set([...exchange.participants, ...(exchange.host ? [exchange.host] : [])]);
  const places = await Promise.all([...ids].map((id) => participations.find(id)));
  const present = new Set(places.flatMap((place) => (place?.state === "confirmed" ? [place.id] : [])));
  for (const person of exchange.registrations) if (present.has(person.participationId)) add(person);
  for (const place of places) if (place?.state === "confirmed") add(place.contact);
  return [...readers.values()];
}

interface Outbox {
  participations: Store<Participation>;
  letters: Store<Letter>;
}

/** One letter to each whom the meeting concerns. The sequence makes a second move another letter than the first. */
export async function told<
  Kind extends "exchange-planned" | "exchange-confirmed" | "exchange-moved" | "exchange-cancelled",
>(
  { participations, letters }: Outbox,
  kind: Kind,
  exchange: Exchange,
  facts: FactsOf<Kind>,
  by: Author,
): Promise<readonly Write[]> {
  const letter = { callId: exchange.callId, subjectId: exchange.id, due: `${exchange.sequence}`, facts };
  return (await concernedBy(participations, exchange)).flatMap((to) =>
    queued(letters, kind, { ...letter, to }, by),
  );
}
