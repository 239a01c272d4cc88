import type { Area } from "../../schemas/application.ts";
import type { Criterion } from "../../schemas/call/track.ts";
import type { AskedCriterion } from "../../schemas/reviewing.ts";
import { inLanguage } from "../../schemas/text.ts";
import { levelJudged } from "../calls/criterion-level.ts";
import { wordedMarks } from "../calls/worded-marks.ts";

/** The criteria of a track as a reviewer is asked about them; words are English, as the rest of the sheet. */
export function askedCriteria(
  criteria: readonly Criterion[],
  area: Area | Pick<Area, "kind"> | undefined,
): AskedCriterion[] {
  return criteria.map(({ id, label, help, about, aspects = [], levels, maxScore, step }) => ({
    id,
    label: inLanguage(label, "en"),
    ...(help === undefined ? {} : { help: inLanguage(help, "en") }),
    ...(about === undefined ? {} : { about: levelJudged(about, area, "en") }),
    aspects: aspects.map((aspect) => inLanguage(aspect.label, "en")),
    maxScore,
    step,
    levels: wordedMarks({ levels }, "en"),
  }));
}
