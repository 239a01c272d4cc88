import { progressPicture } from "../../../functions/selection/numbers/progress-picture.ts";
import { scoresPicture } from "../../../functions/selection/numbers/scores-picture.ts";
import { Html, html, nothing } from "../../../functions/shared/markup.ts";
import type { DecidedRehearsal, RehearsalResult } from "../result.ts";
import { localOf, shortDay } from "./local-time.ts";
import { section } from "./section.ts";
import { facts } from "./tables.ts";
import { many, number, percent } from "./words.ts";

export function reviewingSection({ reviewing, numbers, call }: DecidedRehearsal): Html {
  const { reviewers, reviews, loads, declined, conflictsDeclared, substitutes, together } = reviewing;
  return section({
    id: "reviewing",
    title: "Reviewing",
    lead: assignmentInWords(reviewing),
    body: html`${facts([
      ["Reviewers", number(reviewers)],
      ["Reviews handed in", number(reviews)],
      ["Reviews per reviewer", loads.min === loads.max ? number(loads.min) : `${loads.min} to ${loads.max}`],
      ["Declined", number(declined)],
      ["Conflicts declared late", number(conflictsDeclared)],
      ["Asked instead", number(substitutes)],
      ...(together === undefined
        ? []
        : ([["Written together, because they differed", number(together.written)]] as const)),
      ["Total fit", number(reviewing.assignment.total)],
      ["Greatest possible fit", number(reviewing.assignment.bound)],
      ["Fit of the worst-off application", number(reviewing.assignment.minAppSum)],
    ])}
<p class="note">Fit says how well a reviewer’s knowledge suits an application. The assignment keeps everybody under the agreed load and away from their own country and organisation, and then makes the total as great as it can be.</p>
${numbers === undefined ? nothing : pictures(numbers, call.zone)}`,
  });
}

/** The same pictures as `GET /calls/{id}/numbers.svg`; who reads this report sees no reviewer's name in them. */
function pictures(
  { underWay, scores }: NonNullable<RehearsalResult["numbers"]>,
  zone: RehearsalResult["call"]["zone"],
): Html {
  const day = shortDay(localOf(underWay.at, zone).toPlainDate());
  const progress = progressPicture({ phases: underWay.phases, language: "en" });
  const spread = scoresPicture({ scores, language: "en" });
  return html`<figure class="paper" role="region" aria-label="Progress" tabindex="0">${new Html(progress)}<figcaption>What staff saw on ${day}, in the middle of the reviewing</figcaption></figure>
<figure class="paper" role="region" aria-label="Scores" tabindex="0">${new Html(spread)}<figcaption>What staff saw in the end</figcaption></figure>`;
}

/** How good the assignment is, as a sentence that claims no more than was proved. */
export function assignmentInWords({ reviewers, assignment }: DecidedRehearsal["reviewing"]): string {
  const { optimal, total, bound } = assignment;
  const who = `${many(reviewers, "reviewer")} were assigned by computation.`;
  if (optimal)
    return `${who} The assignment is proved to be the best there is: none has a greater total fit.`;
  const gap = bound > 0 ? ` It reaches ${percent(total / bound)} of the bound.` : "";
  return `${who} It is not proved that no better assignment exists.${gap}`;
}
