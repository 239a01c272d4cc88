import type { AskedCriterion } from "../../schemas/reviewing.ts";
import type { Chance } from "./chance.ts";

/** Marks around how good an application is, in points of five, and the words to the applicant. */
export function madeUpReview(
  criteria: readonly Pick<AskedCriterion, "id" | "maxScore" | "step">[],
  quality: number,
  chance: Chance,
) {
  const scores = criteria.map(({ id, maxScore, step }) => {
    const mark = Math.round((quality + (chance.next() - 0.5) * 1.4) / step) * step;
    // Now and then a criterion does not apply: null, which is not zero.
    return [id, chance.next() < 0.01 ? null : Math.max(0, Math.min(maxScore, mark))] as const;
  });
  return {
    scores: Object.fromEntries(scores),
    toApplicant:
      "[Made up for the rehearsal] The plan is clear; say more about who carries it after the programme.",
    toPanel: "",
  };
}
