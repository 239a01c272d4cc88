import type { Foretold } from "../forecasting.ts";
import { type CallAftermath, type DecidedAftermath, type Invariant, none } from "./invariant.ts";

export function ofTheForecast({ foretold, letters }: CallAftermath): Invariant[] {
  const { forecast, kinds } = foretold;
  const known = new Set(kinds.map(({ kind }) => kind));
  const since = letters.filter(({ queuedAt }) => queuedAt > forecast.at);
  const sent = new Set(since.map(({ kind }) => (kind.startsWith("decision-") ? "decision" : kind)));
  return [
    explained("What was sent is what the forecast said, or the difference is explained", foretold),
    none(
      "Nothing was sent that the forecast knew no reason for",
      [...sent].filter((kind) => !known.has(kind)),
      sent.size,
    ),
  ];
}

export function ofTheLateForecast({ foretoldLate }: DecidedAftermath): Invariant[] {
  const name =
    "What was sent from the announcement on is what the forecast before it said, or it is explained";
  return [explained(name, foretoldLate)];
}

function explained(name: string, { kinds }: Foretold): Invariant {
  const unexplained = kinds
    .filter((one) => one.unexplained !== 0)
    .map((one) => `${one.kind} ${one.unexplained}`);
  return none(name, unexplained, kinds.length);
}
