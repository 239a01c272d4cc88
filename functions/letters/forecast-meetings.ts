import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { ForecastLine } from "../../schemas/forecast.ts";
import type { Participation } from "../../schemas/participation.ts";
import { readersOf } from "../programme/exchange-letters.ts";
import { type Due, occasionsOf } from "../programme/exchange-occasions.ts";
import { type Comes, foreseen } from "./forecast-line.ts";

/**
 * What the meetings ahead will bring if nothing changes: reminders to those they concern, the asking for documents and
 * for what was learned, the end of one that nobody confirms; of one that nobody reports, a word to the office.
 */
export function meetingLines(
  call: Call,
  exchanges: readonly Exchange[],
  places: readonly Participation[],
  now: string,
): ForecastLine[] {
  const present = new Map<string, Participation>(
    places.flatMap((place) => (place.state === "confirmed" ? [[place.id, place]] : [])),
  );
  const coming = exchanges.flatMap((exchange): Comes[] => {
    const ids = new Set([...exchange.participants, ...(exchange.host ? [exchange.host] : [])]);
    const here = [...ids].flatMap((id) => present.get(id) ?? []);
    return occasionsOf(call, exchange)
      .filter(({ at }) => at > now)
      .map((due) => broughtBy(due, exchange, here));
  });
  return foreseen(call, coming, "participants", ["meetingChanged", "placeWithdrawn", "addressSuppressed"]);
}

function broughtBy({ occasion, at }: Due, exchange: Exchange, here: readonly Participation[]): Comes {
  switch (occasion) {
    case "remind":
      return { kind: "exchange-reminder", at, readers: readersOf(exchange, here) };
    case "lapse":
      return { kind: "exchange-cancelled", at, readers: readersOf(exchange, here) };
    case "documents": {
      const sent = new Set(exchange.review?.documents.map(({ participationId }) => participationId));
      const silent = here.filter(({ id }) => !sent.has(id)).map(({ contact }) => contact);
      return { kind: "documents-requested", at, readers: silent };
    }
    case "learn":
      return learning(exchange, here, at);
  }
}

/** After it: who came is asked what they learned. Before it is held, everybody who is to come. */
function learning(exchange: Exchange, here: readonly Participation[], at: string): Comes {
  const isHeld = exchange.state === "held";
  const wrote = new Set(isHeld ? exchange.learning.map(({ participationId }) => participationId) : []);
  const came = new Set(isHeld ? exchange.attendance.map(({ participationId }) => participationId) : []);
  const asked = here.filter(
    ({ id }) => !wrote.has(id) && (id === exchange.host || came.size === 0 || came.has(id)),
  );
  return { kind: "learning-requested", at, readers: asked.map(({ contact }) => contact) };
}
