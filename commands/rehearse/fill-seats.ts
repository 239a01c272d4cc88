import type { CallContent } from "../../schemas/call.ts";
import type { AwardGiven, Ranked, Selection, SelectionOverride } from "../../schemas/selection.ts";
import type { Chance } from "./chance.ts";
import type { Remedy } from "./deciding.ts";
import { listed, many } from "./report/words.ts";

type Given = SelectionOverride & { outcome: "selected" };

/**
 * What the consortium proposes where a lot's seats in a track were not filled: first somebody of the same country who
 * applied for the other track and was left over, as a follower; then who missed a threshold by least; then the best of
 * the reserve elsewhere. What is left stays empty, and is said.
 */
export function seatsFilled(
  { ranking }: Pick<Selection, "ranking">,
  content: CallContent,
  chance: Chance,
): Remedy {
  const overrides: Given[] = [];
  const measures: string[] = [];
  const isFree = ({ applicationId, outcome }: Ranked) =>
    outcome !== "selected" && !overrides.some((one) => one.applicationId === applicationId);
  const label = (named: readonly { id: string; label: { en?: string } }[], id: string) =>
    named.find((one) => one.id === id)?.label.en ?? id;
  for (const lot of content.lots)
    for (const { track, target } of lot.seats) {
      const own = ranking.filter((row) => row.lotId === lot.id && row.track === track);
      const missing = target - own.filter(({ outcome }) => outcome === "selected").length;
      if (missing <= 0) continue;
      const shortage = `${label(content.lots, lot.id)}: ${many(target - missing, "good application")} for ${target} places as ${label(content.tracks, track).toLowerCase()}.`;
      const filled = [
        ...(track === "follower" ? fromTheOtherTrack(lot.id, track) : []),
        ...inSpiteOfThreshold(own),
        ...fromElsewhere(track),
      ].slice(0, missing);
      overrides.push(...filled.map(({ override }) => override));
      const empty = missing - filled.length;
      measures.push(
        [
          shortage,
          ...filled.map(({ row, said }) => `${row.name} ${said}`),
          ...(empty > 0 ? [`${many(empty, "place")} stay empty.`] : []),
        ].join(" "),
      );
    }
  return { proposal: { overrides, awards: awardsOf() }, measures };

  function fromTheOtherTrack(lotId: string, track: string) {
    return ranking
      .filter((row) => row.lotId === lotId && row.track !== track && row.rank !== null && isFree(row))
      .map((row) => ({
        row,
        said: "applied for the other track, was left over there, and is offered the place.",
        override: given(row, "It is good enough, and its country lacks a follower.", { track }),
      }));
  }

  function inSpiteOfThreshold(own: readonly Ranked[]) {
    return own
      .filter((row) => row.outcome === "belowThreshold" && isFree(row))
      .toSorted((a, b) => Number(b.unweighted) - Number(a.unweighted))
      .map((row) => {
        const despite = failedOf(row);
        return {
          row,
          said: `missed a threshold by least (${listed(despite)}) and is selected all the same: a reasoned override that the chain approved.`,
          override: given(row, "It missed by least, and each country needs its forerunners to host.", {
            despite,
          }),
        };
      });
  }

  function fromElsewhere(track: string) {
    return ranking
      .filter((row) => row.track === track && row.outcome === "reserve" && isFree(row))
      .map((row) => ({
        row,
        said: "was the best left elsewhere, and the place moves there.",
        override: given(row, "No application of the country is good enough; the place moves."),
      }));
  }

  /** One honorary prize in each lot, among its forerunners. */
  function awardsOf(): AwardGiven[] {
    return content.awards.flatMap(({ id, among }) =>
      content.lots.flatMap(({ id: lotId }) => {
        const forerunners = ranking.filter(
          (row) => row.lotId === lotId && row.track === among && row.outcome === "selected",
        );
        const reason = "[Made up for the rehearsal] The way in which its inhabitants take part.";
        return chance
          .of(`${id} ${lotId}`)
          .some(forerunners, 1)
          .map(({ applicationId }) => ({ award: id, applicationId, reason }));
      }),
    );
  }
}

function given(
  { applicationId }: Ranked,
  reason: string,
  more: { despite?: string[]; track?: string } = {},
): Given {
  return { outcome: "selected", applicationId, reason, ...more };
}

/** The thresholds that somebody missed, as the ranking's reason names them. */
function failedOf({ reason }: Ranked): string[] {
  const { criteria } = reason.params;
  return Array.isArray(criteria) ? criteria.map(String) : [];
}
