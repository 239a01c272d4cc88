import { type CallAftermath, type Invariant, none } from "./invariant.ts";

export function ofTheForecast({ foretold }: CallAftermath): Invariant[] {
  const unexplained = foretold.kinds
    .filter((one) => one.unexplained !== 0)
    .map((one) => `${one.kind} ${one.unexplained}`);
  return [
    none(
      "What was sent is what the forecast said, or the difference is explained",
      unexplained,
      foretold.kinds.length,
    ),
  ];
}
