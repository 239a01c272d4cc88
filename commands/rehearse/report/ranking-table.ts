import { spokenCountry } from "../../../functions/letters/spoken.ts";
import { compareText } from "../../../functions/shared/canonical.ts";
import { type Html, html, type Part } from "../../../functions/shared/markup.ts";
import type { DecidedRehearsal } from "../result.ts";
import { bar, row, table } from "./tables.ts";
import { inWords, many, reasonInWords } from "./words.ts";

type Selection = DecidedRehearsal["selection"];
type Ranked = Selection["ranking"][number];

const columns = [
  { head: "Rank" },
  { head: "Applicant" },
  { head: "Country" },
  { head: "Score" },
  { head: "Outcome" },
  { head: "Why" },
];

/** The ranking with the lines at which the places and the reserve end. */
export function rankingTable({ ranking, withdrawn }: Pick<Selection, "ranking" | "withdrawn">): Html {
  const ranked = inRank(ranking);
  const most = Math.max(1, ...ranked.map(({ score }) => scoreOf(score)));
  const selectedEnd = ranked.findLastIndex(({ outcome }) => outcome === "selected");
  const reserveEnd = ranked.findLastIndex(({ outcome }) => outcome === "reserve");
  const rows = ranked.map((one, index) => {
    const cells: Part[] = [
      one.rank === null ? "–" : String(one.rank),
      html`${one.name}${later(one, withdrawn)}`,
      spokenCountry(one.country, "en"),
      one.rank === null && scoreOf(one.score) === 0
        ? "–"
        : html`<div class="score">${shown(one.score)}${bar(scoreOf(one.score) / most)}</div>`,
      html`<span class="tag ${one.outcome === "selected" || one.outcome === "reserve" ? one.outcome : "other"}">${symbols[one.outcome] ?? "○"} ${inWords(one.outcome)}</span>`,
      reasonInWords(one.reason),
    ];
    const line =
      index === selectedEnd
        ? cut(selectedLine(ranked, index))
        : index === reserveEnd && index > selectedEnd
          ? cut("The reserve list ends here")
          : "";
    return html`${row(columns, cells, 1)}${line}`;
  });
  return table("Everybody, in order of rank", columns, html`<tbody>${rows}</tbody>`);
}

/** By rank; who has none comes last, by score and name. */
function inRank(ranking: readonly Ranked[]): Ranked[] {
  const last = Number.MAX_SAFE_INTEGER;
  return ranking.toSorted(
    (a, b) =>
      (a.rank ?? last) - (b.rank ?? last) ||
      scoreOf(b.score) - scoreOf(a.score) ||
      compareText(a.name, b.name),
  );
}

const symbols: Readonly<Record<string, string>> = { selected: "●", reserve: "◐" };

function cut(words: string): Html {
  return html`<tr class="cut"><th colspan="${columns.length}" scope="colgroup">${words}</th></tr>
`;
}

function selectedLine(ranked: readonly Ranked[], end: number): string {
  const above = ranked.slice(0, end + 1);
  const selected = above.filter(({ outcome }) => outcome === "selected").length;
  const passed = above.length - selected;
  const except =
    passed === 0
      ? ""
      : `; ${many(passed, "application")} above it ${passed === 1 ? "was" : "were"} not selected, for the reason given`;
  return `The cut: ${selected} selected above this line${except}`;
}

function later({ name }: Ranked, withdrawn: Selection["withdrawn"]): Part {
  if (withdrawn.some((one) => one.name === name)) return html`<br><span class="note">withdrew later</span>`;
  const place = withdrawn.find((one) => one.replacedBy === name);
  return place === undefined
    ? ""
    : html`<br><span class="note">was offered the place of ${place.name}</span>`;
}

function scoreOf(score: string): number {
  const value = Number(score);
  return Number.isFinite(value) ? Math.max(0, value) : 0;
}

/** All the places that say something, and two at least, so that scores align. */
function shown(score: string): string {
  return score.replace(/(\.\d{2}\d*?)0+$/, "$1");
}
