import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import { officeLanguage } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { lapseExchange } from "./change-exchange.ts";
import { rewatched } from "./exchange-alarm.ts";
import type { ExchangeDeps } from "./exchange-deps.ts";
import { placesOf, told } from "./exchange-letters.ts";
import { occasionsOf } from "./exchange-occasions.ts";
import { meetingFacts } from "./meeting-facts.ts";
import { documentsAsked } from "./review-session.ts";

/**
 * What is due of an exchange since the alarm was set: a reminder to those concerned, or to those whose document or
 * learning note is missing; the end of one that its host never confirmed. The next instant is set in the same write.
 */
export const lookAtExchange =
  (deps: ExchangeDeps) =>
  async (exchangeId: string, dueAt: string, by: Author): Promise<Change<Stored<Exchange>>> => {
    const exchange = await deps.exchanges.get(exchangeId);
    const call = await deps.calls.get(exchange.callId);
    const due = occasionsOf(call, exchange).filter(({ at }) => at >= dueAt && at <= by.at);
    const is = (what: string) => due.some(({ occasion }) => occasion === what);
    if (is("lapse")) return lapseExchange(deps)(call, exchange, by);
    const writes: Write[] = [];
    // After an outage the newest word is enough.
    if (is("learn")) writes.push(...(await afterwards(deps, call, exchange, by)));
    else {
      if (is("remind")) writes.push(...(await told(deps, "reminder", call, exchange, by)));
      if (is("documents")) writes.push(...(await documentsAsked(deps, call, exchange, true, by)));
    }
    return together(unchanged(exchange), writes, await rewatched(deps.milestones, call, exchange, by));
  };

/** Each who was to be there and has written nothing is asked; of one that nobody reported, the office. */
async function afterwards(
  deps: ExchangeDeps,
  call: Call,
  exchange: Exchange,
  by: Author,
): Promise<readonly Write[]> {
  const facts = await meetingFacts(deps, call, exchange);
  const letter = { callId: call.id, subjectId: exchange.id, due: exchange.startsAt };
  if (exchange.state !== "held") {
    const to = { ...call.content.contact, language: officeLanguage(call) };
    return queued(deps.letters, "exchange-unreported", { ...letter, to, facts }, by);
  }
  const { attendance, learning, host } = exchange;
  const wrote = new Set(learning.map(({ participationId }) => participationId));
  const came = new Set(attendance.map(({ participationId }) => participationId));
  return (await placesOf(deps.participations, exchange))
    .filter(({ id }) => !wrote.has(id) && (id === host || came.size === 0 || came.has(id)))
    .flatMap(({ id, contact }) =>
      queued(
        deps.letters,
        "learning-requested",
        { ...letter, to: contact, facts: { ...facts, isHost: id === host } },
        by,
      ),
    );
}
