import type { CallContent } from "../../schemas/call.ts";
import type { AwardGiven, Ranked, SelectionContent } from "../../schemas/selection.ts";
import type { Fault } from "../shared/refusal.ts";

type Awarding = Pick<CallContent, "awards" | "lots">;

/** Awards are apart from the selection, and only for those whom it selected: in the award's track, so many in each lot. */
export function checkAwards(
  { awards }: Awarding,
  ranking: readonly Ranked[],
  given: readonly AwardGiven[],
): Fault[] {
  const held = new Map<string, number>();
  return given.flatMap(({ award: id, applicationId }, i): Fault[] => {
    const at = `/awards/${i}`;
    const award = awards.find((one) => one.id === id);
    if (award === undefined)
      return [{ pointer: `${at}/award`, code: "UnknownAward", detail: `The call has no award ${id}.` }];
    const row = ranking.find((one) => one.applicationId === applicationId);
    if (row?.outcome !== "selected" || row.track !== award.among)
      return [
        {
          pointer: `${at}/applicationId`,
          code: "NotAmong",
          detail: `Only somebody selected in the track ${award.among} can be given ${id}.`,
        },
      ];
    const share = JSON.stringify([id, award.per === "lot" ? (row.lotId ?? "") : ""]);
    const before = held.get(share) ?? 0;
    held.set(share, before + 1);
    const twice = given.findIndex((one) => one.award === id && one.applicationId === applicationId) < i;
    if (before < award.count && !twice) return [];
    return [{ pointer: at, code: "AwardGivenAlready", detail: `There are ${award.count} of ${id} to give.` }];
  });
}

/** What nobody is proposed for, award by award and lot by lot. */
export function notAwarded(
  { awards, lots }: Awarding,
  ranking: readonly Ranked[],
  given: readonly AwardGiven[],
): SelectionContent["notAwarded"] {
  const lotOf = new Map(ranking.map(({ applicationId, lotId }) => [applicationId, lotId]));
  return awards.flatMap(({ id, per, count }) => {
    const own = given.filter(({ award }) => award === id);
    if (per === "call") return own.length < count ? [{ award: id, missing: count - own.length }] : [];
    return lots.flatMap(({ id: lotId }) => {
      const missing = count - own.filter(({ applicationId }) => lotOf.get(applicationId) === lotId).length;
      return missing > 0 ? [{ award: id, lotId, missing }] : [];
    });
  });
}
