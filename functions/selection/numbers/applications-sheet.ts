import type { Application } from "../../../schemas/application.ts";
import type { Ranked } from "../../../schemas/selection.ts";
import { isDivergent } from "../../reviewing/divergence.ts";
import { compareText } from "../../shared/canonical.ts";
import type { Cell, Sheet } from "../../shared/spreadsheet.ts";
import { score } from "../scoring.ts";
import type { CallFacts } from "./call-facts.ts";

/**
 * One row per application: who, where, what the screening said, how it was scored, its rank and what became of it. A
 * score is of the reviews that are in, or of their consensus; rank and outcome are of the latest proposal, and
 * `selection` says whether that has been decided or announced.
 */
export function applicationsSheet(facts: CallFacts): Sheet {
  const { call, applications, screenings, participations, selection } = facts;
  const criteria = [...new Set(call.content.tracks.flatMap((track) => track.criteria.map(({ id }) => id)))];
  const screened = new Map(screenings.map((one) => [one.applicationId, one]));
  const ranked = new Map(selection?.ranking.map((row) => [row.applicationId, row]));
  const places = new Map(participations.map((one) => [one.applicationId, one.state]));
  const rows = [...applications.values()]
    .sort((a, b) => order(a, ranked) - order(b, ranked) || compareText(a.id, b.id))
    .map((application) => {
      const { id, state, content } = application;
      const screening = screened.get(id);
      const row = ranked.get(id);
      const scored = scoredOf(facts, application);
      const failed = screening?.outcomes.filter(({ passed }) => !passed).map(({ rule }) => rule) ?? [];
      const means = criteria.map((criterion) => scored?.means.get(criterion));
      return [
        ...[id, content.organisation.name, content.organisation.country, content.lotId, content.track],
        ...[state, application.state === "submitted" ? application.receipt.receivedAt : undefined],
        ...[screening?.state, failed.join(" "), scored?.reviews, scored?.divergent, ...means],
        ...[scored?.unweighted, scored?.weighted, row && { decimal: row.score }, row?.rank ?? undefined],
        ...[row?.outcome, row?.reason.code, selection?.state, places.get(id)],
      ];
    });
  return {
    name: "applications",
    columns: [
      ...["application", "applicant", "country", "lot", "track", "state", "submittedAt"],
      ...["screening", "rulesNotMet", "reviews", "divergent"],
      ...criteria.map((criterion) => `mean:${criterion}`),
      ...["unweighted", "weighted", "score", "rank", "outcome", "reason", "selection", "place"],
    ],
    rows,
  };
}

/** In the order of the ranking; who has no rank comes after. */
const order = ({ id }: Application, ranked: ReadonlyMap<string, Ranked>): number =>
  ranked.get(id)?.rank ?? Number.MAX_SAFE_INTEGER;

function scoredOf({ call, reviews, consensuses }: CallFacts, { id, content }: Application) {
  const own = reviews.filter((one) => one.applicationId === id && one.state === "submitted");
  const track = call.content.tracks.find((one) => one.id === content.track);
  if (own.length === 0 || track === undefined) return undefined;
  const consensus = consensuses.find((one) => one.applicationId === id && one.state === "agreed");
  const counting = consensus?.state === "agreed" ? [consensus] : own;
  const marks = counting.map((one) => one.content.scores);
  const scored = score(track.criteria, track.overallThreshold, marks);
  return {
    reviews: own.length,
    divergent: isDivergent(own, call.content.reviewing.divergence) ? "yes" : "no",
    means: new Map<string, Cell>(
      scored.means.map(({ criterion, mean }) => [criterion, mean === null ? "n/a" : { decimal: mean }]),
    ),
    unweighted: { decimal: scored.unweighted },
    weighted: { decimal: scored.score },
  };
}
