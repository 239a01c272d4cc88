import type { Exchange, ExchangeReason, MoveExchange } from "../../schemas/exchange.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { ExchangeDeps } from "./exchange.ts";
import { meetingFacts, told } from "./exchange-letters.ts";
import { exchangeTransitions } from "./transitions.ts";

/** The host has said yes: what was planned stands in the calendars for good. */
export const confirmExchange =
  (deps: ExchangeDeps) =>
  async (exchange: Stored<Exchange>, by: Author): Promise<Change<Stored<Exchange>>> => {
    requireFrom(exchangeTransitions, "confirm", exchange);
    const after: Exchange = {
      ...exchange,
      state: "confirmed",
      confirmedAt: by.at,
      sequence: exchange.sequence + 1,
    };
    const facts = meetingFacts(await deps.calls.get(exchange.callId), after);
    return together(
      deps.exchanges.changed(exchange, after, "confirm", by),
      await told(deps, "exchange-confirmed", after, facts, by),
    );
  };

/** Another time, with the reason; to a time that is still ahead, and another than it has. */
export const moveExchange =
  (deps: ExchangeDeps) =>
  async (
    exchange: Stored<Exchange>,
    { startsAt, code, why }: MoveExchange,
    by: Author,
  ): Promise<Change<Stored<Exchange>>> => {
    requireFrom(exchangeTransitions, "move", exchange);
    const from = exchange.startsAt;
    if (startsAt === from) refuse("NothingChanged", { startsAt });
    if (startsAt <= by.at)
      refuse("InputInvalid", {}, [
        { pointer: "/startsAt", code: "NotAhead", detail: "A meeting moves to a time that is still ahead." },
      ]);
    const after: Exchange = {
      ...exchange,
      state: "moved",
      startsAt,
      sequence: exchange.sequence + 1,
      moves: [...exchange.moves, { from, to: startsAt, movedAt: by.at, code, why }],
    };
    const facts = { ...meetingFacts(await deps.calls.get(exchange.callId), after), from, why };
    return together(
      deps.exchanges.changed(exchange, after, "move", by, { details: { from, to: startsAt, code } }),
      await told(deps, "exchange-moved", after, facts, by),
    );
  };

/** Calls it off. What had been spent on the journey is a claim where the call pays that (F132). */
export const cancelExchange =
  (deps: ExchangeDeps) =>
  async (
    exchange: Stored<Exchange>,
    { code, why }: ExchangeReason,
    by: Author,
  ): Promise<Change<Stored<Exchange>>> => {
    requireFrom(exchangeTransitions, "cancel", exchange);
    const sequence = exchange.sequence + 1;
    const after: Exchange = { ...exchange, state: "cancelled", cancelledAt: by.at, sequence, code, why };
    const call = await deps.calls.get(exchange.callId);
    const costsArePaid = exchange.inPerson && call.content.travel?.whenCancelled === "actualCosts";
    const facts = { ...meetingFacts(call, after), why, costsArePaid };
    return together(
      deps.exchanges.changed(exchange, after, "cancel", by, { details: { code } }),
      await told(deps, "exchange-cancelled", after, facts, by),
    );
  };
