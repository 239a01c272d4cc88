import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Hosting } from "../../schemas/hosting.ts";
import type { Participation } from "../../schemas/participation.ts";
import { compareText } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import { ruleOfDuty } from "./exchanges/plan-exchanges.ts";

/** The nearer a meeting is to having been held, the more it says of its duty. */
const order = [
  "cancelled",
  "moved",
  "planned",
  "confirmed",
  "held",
] as const satisfies readonly Exchange["state"][];

/** Every duty that the host rules made, once, with the meeting that does it now (F35). */
export function hostingOf(
  { id, content }: Pick<Call, "id" | "content">,
  exchanges: readonly Exchange[],
  places: readonly Participation[],
): Hosting {
  const { hostRules, expected } = content.exchanges ?? refuse("NotFound", { type: "hostRules", id });
  const names = new Map<string, string>(places.map((place) => [place.id, place.organisation.name]));
  const byDuty = Map.groupBy(exchanges, ({ duty }) => duty);
  const duties = [...byDuty].flatMap(([duty, all]) => {
    const [now] = all.toSorted(
      (a, b) => order.indexOf(b.state) - order.indexOf(a.state) || compareText(b.startsAt, a.startsAt),
    );
    if (duty === undefined || now === undefined) return [];
    const [lot = ""] = duty.split("/");
    const rule = ruleOfDuty(hostRules, duty)?.id ?? "";
    const { id: exchangeId, state, startsAt, host, moves } = now;
    const move = moves.findLast((one) => one.from === one.to && one.mode === undefined);
    return [
      {
        rule,
        // A meeting of the whole programme belongs to no lot.
        lot: lot === "programme" ? undefined : lot,
        said: {
          duty,
          exchangeId,
          state,
          startsAt,
          ...(host === undefined ? {} : { host }),
          organisation: names.get(host ?? "") ?? "",
          ...(move === undefined ? {} : { handedOver: { code: move.code, why: move.why } }),
        },
      },
    ];
  });
  const count = (some: typeof duties) => ({
    planned: some.filter(({ said }) => said.state !== "cancelled").length,
    held: some.filter(({ said }) => said.state === "held").length,
  });
  const lots = [...new Set(duties.flatMap(({ lot }) => lot ?? []))].sort(compareText);
  return {
    expected,
    ...count(duties),
    open: duties.filter(({ said }) => said.state === "cancelled").length,
    perLot: Object.fromEntries(lots.map((lot) => [lot, count(duties.filter((one) => one.lot === lot))])),
    rules: hostRules.flatMap(({ id: rule }) =>
      [...lots, undefined].flatMap((lot) => {
        const own = duties.filter((one) => one.rule === rule && one.lot === lot).map(({ said }) => said);
        if (own.length === 0) return [];
        const sorted = own.toSorted((a, b) => compareText(a.duty, b.duty));
        return [{ rule, ...(lot === undefined ? {} : { lot }), duties: sorted }];
      }),
    ),
  };
}
