import { type Html, html } from "../../../functions/shared/markup.ts";
import type { DecidedRehearsal } from "../result.ts";
import { section } from "./section.ts";
import { facts } from "./tables.ts";
import { many, number, percent } from "./words.ts";

export function reviewingSection({ reviewing }: DecidedRehearsal): Html {
  const { reviewers, reviews, loads, declined, conflictsDeclared, substitutes } = reviewing;
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
      ["Total fit", number(reviewing.assignment.total)],
      ["Greatest possible fit", number(reviewing.assignment.bound)],
      ["Fit of the worst-off application", number(reviewing.assignment.minAppSum)],
    ])}
<p class="note">Fit says how well a reviewer’s knowledge suits an application. The assignment keeps everybody under the agreed load and away from their own country and organisation, and then makes the total as great as it can be.</p>`,
  });
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
