import type { Criterion, Track } from "../../../schemas/call/track.ts";
import type { CriterionDistribution, ScoreDistribution } from "../../../schemas/numbers.ts";
import type { Review } from "../../../schemas/reviewing.ts";
import { inLanguage, type LetterLanguage } from "../../../schemas/text.ts";
import { wordedMarks } from "../../calls/worded-marks.ts";
import { isDivergent, spreadOf } from "../../reviewing/divergence.ts";
import { own } from "../../shared/own.ts";
import { score } from "../scoring.ts";
import type { CallFacts } from "./call-facts.ts";
import { quartilesOf } from "./quartiles.ts";

/** A finer scale is counted by what was given alone. */
const mostSteps = 100;

/** How marks are spread, per lot and track in the order of the call; only where something has been reviewed. */
export function scoreDistributions(facts: CallFacts, language: LetterLanguage): ScoreDistribution[] {
  const { lots, tracks } = facts.call.content;
  const submitted = facts.reviews.filter(({ state }) => state === "submitted");
  const places = lots.length === 0 ? [undefined] : lots;
  return places.flatMap((lot) =>
    tracks.flatMap((track) => {
      const reviews = submitted.filter(({ applicationId }) => {
        const content = facts.applications.get(applicationId)?.content;
        return content?.track === track.id && (lot === undefined || content.lotId === lot.id);
      });
      if (reviews.length === 0) return [];
      const ofLot = lot && { lotId: lot.id, lotLabel: inLanguage(lot.label, language) };
      return [{ ...spreadIn(facts, track, reviews, language), ...ofLot }];
    }),
  );
}

function spreadIn(
  { call, consensuses }: CallFacts,
  track: Track,
  reviews: readonly Review[],
  language: LetterLanguage,
): ScoreDistribution {
  const { criteria, overallThreshold } = track;
  const bound = call.content.reviewing.divergence;
  const agreed = new Map(
    consensuses.flatMap((one) => (one.state === "agreed" ? [[one.applicationId, [one]] as const] : [])),
  );
  const perApplication = [...Map.groupBy(reviews, ({ applicationId }) => applicationId)];
  const compared = perApplication.map(([, all]) => all).filter((all) => all.length > 1);
  const totals = perApplication.map(([id, all]) => {
    const counting = (agreed.get(id) ?? all).map(({ content }) => content.scores);
    return Number(score(criteria, overallThreshold, counting).unweighted);
  });
  return {
    track: track.id,
    trackLabel: inLanguage(track.label, language),
    applications: perApplication.length,
    reviews: reviews.length,
    criteria: criteria.map((criterion) => marksOf(criterion, reviews, language)),
    totals: {
      maxScore: criteria.reduce((sum, { maxScore }) => sum + maxScore, 0),
      threshold: overallThreshold,
      quartiles: quartilesOf(totals),
    },
    divergence: {
      bound,
      compared: compared.length,
      divergent: compared.filter((all) => isDivergent(all, bound)).length,
      quartiles: quartilesOf(compared.map(spreadOf)),
    },
  };
}

function marksOf(
  { id, label, maxScore, step, threshold, levels }: Criterion,
  reviews: readonly Review[],
  language: LetterLanguage,
): CriterionDistribution {
  const given = reviews.map(({ content }) => own(content.scores, id));
  const marks = given.filter((mark) => typeof mark === "number");
  const words = wordedMarks({ levels }, language);
  const steps = Math.floor(maxScore / step + 1e-6);
  const scale =
    steps > mostSteps
      ? [...new Set(marks)].sort((a, b) => a - b)
      : Array.from({ length: steps + 1 }, (_, i) => Math.round(i * step * 1e4) / 1e4);
  return {
    criterion: id,
    label: inLanguage(label, language),
    maxScore,
    step,
    threshold,
    counts: scale.map((score) => {
      const isIt = (mark: number) => Math.abs(mark - score) < 1e-6;
      const worded = words.find((level) => isIt(level.score))?.label;
      return {
        score,
        ...(worded === undefined ? {} : { label: worded }),
        reviews: marks.filter(isIt).length,
      };
    }),
    notApplicable: given.filter((mark) => mark === null).length,
    quartiles: quartilesOf(marks),
  };
}
