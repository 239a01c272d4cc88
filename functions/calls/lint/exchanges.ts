import type { CallContent } from "../../../schemas/call.ts";
import { ExchangesInput, type HostRule } from "../../../schemas/planning/exchanges.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { planExchanges } from "../../programme/exchanges/plan-exchanges.ts";
import { duplicates, unknown, warning } from "./finding.ts";

/** What host rules name, and whether they make as many exchanges as the call says when every seat is filled (F35). */
export function checkExchanges(content: CallContent): Finding[] {
  const { exchanges, tracks, awards } = content;
  if (exchanges === undefined) return [];
  const at = "/exchanges/hostRules";
  const findings = [
    ...duplicates(exchanges.hostRules, at),
    ...exchanges.hostRules.flatMap(({ host, audience }, i) => [
      ...unknown(host.track, tracks, "UnknownTrack", `${at}/${i}/host/track`),
      ...unknown(host.award, awards, "UnknownAward", `${at}/${i}/host/award`),
      ...unknown(named(host.withoutAward), awards, "UnknownAward", `${at}/${i}/host/withoutAward`),
      ...unknown(audience.track, tracks, "UnknownTrack", `${at}/${i}/audience/track`),
    ]),
  ];
  return findings.length > 0 ? findings : checkNumber(content, exchanges);
}

const named = (award: HostRule["host"]["withoutAward"]) => (typeof award === "string" ? award : undefined);

function checkNumber(
  { lots, awards }: CallContent,
  { hostRules, expected }: NonNullable<CallContent["exchanges"]>,
): Finding[] {
  const participants = lots.flatMap((lot) =>
    lot.seats.flatMap(({ track, target }) => {
      const given = awards.filter(({ among, per }) => among === track && per === "lot");
      const held = given.flatMap(({ id, count }) => Array.from({ length: count }, () => id));
      return Array.from({ length: target }, (_, i) => ({
        id: `${lot.id}-${track}-${i + 1}`,
        lot: lot.id,
        track,
        award: held[i] ?? null,
      }));
    }),
  );
  if (participants.length === 0) return [];
  const { total, perLot } = planExchanges(
    ExchangesInput.parse({ participants, hostRules: hostRules.map(asDrawn) }),
  );
  return [
    ...(total === expected.total
      ? []
      : [
          warning("ExchangesDiffer", "/exchanges/expected/total", {
            expected: expected.total,
            planned: total,
          }),
        ]),
    ...Object.entries(perLot).flatMap(([lot, planned]) =>
      planned === expected.perLot
        ? []
        : [
            warning("ExchangesDiffer", "/exchanges/expected/perLot", {
              lot,
              expected: expected.perLot,
              planned,
            }),
          ],
    ),
  ];
}

/** Who comes forward or is appointed decides nothing about how many meetings there are: anybody who may host will do. */
function asDrawn({ hosts, ...rule }: HostRule): HostRule {
  if (hosts === "each") return { ...rule, hosts };
  return { ...rule, hosts: { per: hosts.per, count: hosts.count, choose: "draw", seed: 0 } };
}
