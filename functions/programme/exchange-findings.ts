import type { Exchange } from "../../schemas/exchange.ts";
import { compareText } from "../shared/canonical.ts";

/** A meeting ahead that waits for somebody to decide: its host has left and nobody has the duty, or nobody would come. */
export function exchangeFindings(
  exchanges: readonly Exchange[],
): { since: string; what: string; subject: string }[] {
  return exchanges
    .filter(({ state }) => state !== "held" && state !== "cancelled")
    .flatMap(({ id, host, participants, left }) => {
      const since = (who: (id: string) => boolean) =>
        left.findLast(({ participationId }) => who(participationId))?.leftAt;
      const hostLeft = since((one) => one === host);
      const lastLeft = participants.length === 0 ? since(() => true) : undefined;
      return [
        ...(hostLeft === undefined ? [] : [{ since: hostLeft, what: "exchangeWithoutHost", subject: id }]),
        ...(lastLeft === undefined ? [] : [{ since: lastLeft, what: "exchangeWithoutGuests", subject: id }]),
      ];
    })
    .sort((a, b) => compareText(a.since, b.since) || compareText(a.subject, b.subject));
}
