import { compareText } from "../../../functions/shared/canonical.ts";
import { type Html, html, nothing } from "../../../functions/shared/markup.ts";
import type { WholeRehearsal } from "../result.ts";
import { byKey } from "./counts.ts";
import { section } from "./section.ts";
import { bars, table, tableOf } from "./tables.ts";
import { inWords, listed, many, preferenceInWords } from "./words.ts";

type Matching = WholeRehearsal["matching"];

const columns = [{ head: "Host activity" }, { head: "Twin" }, { head: "The twin’s wish" }];

export function matchingSection({ matching }: WholeRehearsal): Html {
  const { policy, matched, unmatched, blockingPairs, byPreference, pairs, again } = matching;
  const wishes = byKey(byPreference).map(([key, n]): [string, number] => [preferenceInWords(key), n]);
  const stable =
    blockingPairs === 0
      ? "No twin and no host would both rather have each other than what they got."
      : `${many(blockingPairs, "pair")} of twin and host would both rather have each other.`;
  return section({
    id: "matching",
    title: "Matching",
    lead: `${many(matched, "twin")} ${matched === 1 ? "was" : "were"} matched with a host activity. ${stable}`,
    body: html`<div class="columns"><div>${bars("Which of their wishes the twins got", ["Wish", "Twins"], wishes, "All matched")}</div>
<div><h3>Policy</h3><p>${inWords(policy)}.</p>${left(unmatched)}</div></div>
${table("Who meets whom, by host activity", columns, html`${byActivity(pairs)}`)}
${again === undefined ? nothing : madeAgain(again)}`,
  });
}

function left(unmatched: Matching["unmatched"]): Html {
  if (unmatched.length === 0) return html`<h3>Without a match</h3><p>Nobody.</p>`;
  return html`<h3>Without a match</h3><p>${listed(unmatched)}.</p>`;
}

const changed = [
  { head: "Twin" },
  { head: "What happened" },
  { head: "First matching" },
  { head: "Made again" },
] as const;
const happened = { left: "left the programme", came: "came from the reserve", moved: "has another activity" };

/** The first matching and the one after somebody left, side by side where they differ. */
function madeAgain({ at, kept, blockingPairs, changes }: NonNullable<Matching["again"]>): Html {
  const rows = changes.map(({ twin, why, before, after }) => [
    twin,
    happened[why],
    before ?? "–",
    after ?? "–",
  ]);
  const stable = blockingPairs === 0 ? "Again no pair" : `Now ${many(blockingPairs, "pair")}`;
  return html`<h3>Made again on ${at.slice(0, 10)}, because a twin left</h3>
<p>${many(kept, "twin")} kept the activity that they had. ${stable} of twin and host would rather have each other.</p>
${tableOf("What the matching that was made again changed", changed, rows)}`;
}

/** One group of rows for each activity, its twins by name. */
function byActivity(pairs: Matching["pairs"]): Html[] {
  const groups = Map.groupBy(pairs, ({ activity }) => activity);
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([activity, twins]) => {
      const rows = twins
        .toSorted((a, b) => compareText(a.twin, b.twin))
        .map(({ twin, preference }, index) => {
          const head =
            index === 0 ? html`<th scope="rowgroup" rowspan="${twins.length}">${activity}</th>` : nothing;
          return html`<tr>${head}<td>${twin}</td><td>${preferenceInWords(preference ?? "unranked")}</td></tr>
`;
        });
      return html`<tbody>${rows}</tbody>
`;
    });
}
