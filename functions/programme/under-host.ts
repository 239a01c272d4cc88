import type { Exchange, ExchangeReason } from "../../schemas/exchange.ts";
import type { ParticipationId } from "../../schemas/ids.ts";

interface NewHost {
  id: ParticipationId;
  name: string;
  /** The name of whoever was to host it; a meeting that was called by it is called by the new one. */
  former: string;
  participants: ParticipationId[];
}

/** A meeting with another host, at the same time: it waits for that host's word, and is another entry in calendars. */
export function underHost(
  exchange: Exchange,
  { id, name, former, participants }: NewHost,
  { code, why }: ExchangeReason,
  movedAt: string,
): Extract<Exchange, { state: "moved" }> {
  const { startsAt } = exchange;
  return {
    ...exchange,
    state: "moved",
    host: id,
    title: exchange.title === former ? name : exchange.title,
    participants,
    sequence: exchange.sequence + 1,
    moves: [...exchange.moves, { from: startsAt, to: startsAt, movedAt, code, why }],
  };
}
