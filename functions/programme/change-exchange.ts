import type { Call } from "../../schemas/call.ts";
import type { Exchange, ExchangeReason, MoveExchange } from "../../schemas/exchange.ts";
import { officeLanguage } from "../calls/titled.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { kindOf } from "./exchange.ts";
import { rewatched } from "./exchange-alarm.ts";
import type { ExchangeDeps } from "./exchange-deps.ts";
import { notConfirmed, told } from "./exchange-letters.ts";
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
    const call = await deps.calls.get(exchange.callId);
    return together(
      deps.exchanges.changed(exchange, after, "confirm", by),
      await told(deps, "change", call, after, by),
      await rewatched(deps.milestones, call, after, by),
    );
  };

/** Another time that is still ahead, another way to meet, or both, with the reason (F40). */
export const moveExchange =
  (deps: ExchangeDeps) =>
  async (exchange: Stored<Exchange>, move: MoveExchange, by: Author): Promise<Change<Stored<Exchange>>> => {
    requireFrom(exchangeTransitions, "move", exchange);
    const { code, why } = move;
    const { startsAt: from, mode: before } = exchange;
    const { startsAt = from, mode = before } = move;
    if (startsAt === from && mode === before) refuse("NothingChanged", { startsAt });
    if (startsAt <= by.at)
      refuse("InputInvalid", {}, [
        { pointer: "/startsAt", code: "NotAhead", detail: "A meeting moves to a time that is still ahead." },
      ]);
    const call = await deps.calls.get(exchange.callId);
    const { inPerson } = kindOf(call, mode);
    const moved = { from, to: startsAt, ...(mode === before ? {} : { mode }), movedAt: by.at, code, why };
    const after: Exchange = {
      ...exchange,
      state: "moved",
      startsAt,
      mode,
      inPerson,
      sequence: exchange.sequence + 1,
      moves: [...exchange.moves, moved],
    };
    return together(
      deps.exchanges.changed(exchange, after, "move", by, { details: { from, to: startsAt, mode, code } }),
      await told(deps, "change", call, after, by),
      await rewatched(deps.milestones, call, after, by),
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
    const call = await deps.calls.get(exchange.callId);
    const sequence = exchange.sequence + 1;
    const after: Exchange = { ...exchange, state: "cancelled", cancelledAt: by.at, sequence, code, why };
    return together(
      deps.exchanges.changed(exchange, after, "cancel", by, { details: { code } }),
      await told(deps, "change", call, after, by),
      await rewatched(deps.milestones, call, after, by),
    );
  };

/** One that its host has not confirmed in time is called off by itself, where the call says so. */
export const lapseExchange =
  (deps: ExchangeDeps) =>
  async (call: Call, exchange: Stored<Exchange>, by: Author): Promise<Change<Stored<Exchange>>> =>
    cancelExchange(deps)(
      exchange,
      { code: "notConfirmed", why: notConfirmed(call, exchange, officeLanguage(call)) },
      by,
    );
