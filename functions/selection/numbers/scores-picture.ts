import type { CallNumbers, CriterionDistribution, ScoreDistribution } from "../../../schemas/numbers.ts";
import { type Html, html, nothing } from "../../shared/markup.ts";
import { figure, type PictureWords, pictureWords } from "./picture-words.ts";

const column = { width: 172, plot: 150, bars: 56, height: 126 };
const perRow = 5;
const width = 20 + perRow * column.width;
const top = 64;
const headHeight = 46;
/** So many characters of 12 pixels fit a column; the whole name is in the title. */
const longest = 24;

type Shown = Pick<CallNumbers, "scores" | "language">;

/** Per lot and track a row of histograms, one for each criterion, with its quartiles; the figures stand in the titles and in `desc`. */
export function scoresPicture({ scores, language }: Shown): string {
  const words = pictureWords[language];
  let y = top;
  const groups = scores.map((one) => {
    const start = y;
    y += headHeight + Math.ceil(one.criteria.length / perRow) * column.height;
    return group(one, start, words, language);
  });
  const height = Math.max(y, top + 24) + 8;
  const said = scores.map((one) => groupInWords(one, words, language)).join(" ");
  return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="scores-title scores-desc" lang="${language}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, 'DejaVu Sans', Arial, sans-serif" font-size="12" fill="#1a1a1a">
<title id="scores-title">${words.scores}</title><desc id="scores-desc">${said === "" ? words.noScores : said}</desc>
<rect width="${width}" height="${height}" fill="#fff"/><text x="10" y="28" font-size="18" font-weight="600">${words.scores}</text>
<text x="10" y="48" fill="#444">${scores.length === 0 ? words.noScores : words.legend}</text>
${groups}</svg>
`.markup;
}

function group(one: ScoreDistribution, y: number, words: PictureWords, language: "sv" | "en"): Html {
  const columns = one.criteria.map((criterion, i) =>
    histogram(
      criterion,
      { x: 10 + (i % perRow) * column.width, y: y + headHeight + Math.floor(i / perRow) * column.height },
      words,
      language,
    ),
  );
  return html`<line x1="10" x2="${width - 10}" y1="${y}" y2="${y}" stroke="#9aa3ad"/><text x="10" y="${y + 18}" font-size="14" font-weight="600">${placeOf(one)}</text>
<text x="10" y="${y + 35}" fill="#444">${summary(one, words, language)}</text>
${columns}`;
}

function histogram(
  criterion: CriterionDistribution,
  { x, y }: { x: number; y: number },
  words: PictureWords,
  language: "sv" | "en",
): Html {
  const { label, maxScore, step, threshold, counts, quartiles } = criterion;
  const floor = y + 18 + column.bars;
  const slot = column.plot / (Math.min(100, maxScore / step) + 1);
  // The middle of a mark's bar.
  const at = (score: number) => (x + slot / 2 + (score / maxScore) * (column.plot - slot)).toFixed(1);
  const most = Math.max(1, ...counts.map(({ reviews }) => reviews));
  const bars = counts
    .filter(({ reviews }) => reviews > 0)
    .map(({ score, reviews }) => {
      const tall = (reviews / most) * (column.bars - 12);
      const number =
        slot < 9
          ? nothing
          : html`<text x="${at(score)}" y="${(floor - tall - 3).toFixed(1)}" font-size="9" text-anchor="middle">${reviews}</text>`;
      return html`<rect x="${(Number(at(score)) - slot * 0.42).toFixed(1)}" y="${(floor - tall).toFixed(1)}" width="${(slot * 0.84).toFixed(1)}" height="${tall.toFixed(1)}" fill="#2f6f9f"/>${number}`;
    });
  const ends = [0, maxScore].map(
    (score) =>
      html`<text x="${at(score)}" y="${floor + 12}" font-size="10" text-anchor="middle">${figure(score, language)}</text>`,
  );
  // Before the first mark that is enough.
  const limitX = (Number(at(threshold)) - slot / 2).toFixed(1);
  const limit =
    threshold === 0
      ? nothing
      : html`<line x1="${limitX}" x2="${limitX}" y1="${y + 16}" y2="${floor}" stroke="#a4262c" stroke-dasharray="3 2"/>`;
  return html`<g><title>${criterionInWords(criterion, words, language)}</title><text x="${x}" y="${y + 11}">${shortened(label)}</text>
${bars}<line x1="${x}" x2="${x + column.plot}" y1="${floor}" y2="${floor}" stroke="#1a1a1a"/>${limit}${ends}${quartiles === undefined ? nothing : box(quartiles, floor + 24, at)}</g>
`;
}

function box(
  { least, lower, median, upper, greatest }: NonNullable<CriterionDistribution["quartiles"]>,
  y: number,
  at: (score: number) => string,
): Html {
  const wide = Math.max(2, Number(at(upper)) - Number(at(lower)));
  return html`<line x1="${at(least)}" x2="${at(greatest)}" y1="${y}" y2="${y}" stroke="#1a1a1a"/><rect x="${at(lower)}" y="${y - 5}" width="${wide.toFixed(1)}" height="10" fill="#c9d9e8" stroke="#1a1a1a"/><line x1="${at(median)}" x2="${at(median)}" y1="${y - 5}" y2="${y + 5}" stroke="#1a1a1a" stroke-width="2.5"/>`;
}

const placeOf = ({ trackLabel, lotLabel }: ScoreDistribution) =>
  lotLabel === undefined ? trackLabel : `${lotLabel}: ${trackLabel}`;

function summary(
  { applications, reviews, totals, divergence }: ScoreDistribution,
  words: PictureWords,
  language: "sv" | "en",
): string {
  const write = (value: number) => figure(value, language);
  const { maxScore, threshold, quartiles } = totals;
  const parts = [words.applications(applications), words.reviews(reviews)];
  if (quartiles !== undefined)
    parts.push(words.total(write(quartiles.median), write(maxScore), write(threshold)));
  if (divergence.compared > 0)
    parts.push(words.divergent(divergence.divergent, divergence.compared, write(divergence.bound)));
  return parts.join("; ");
}

function criterionInWords(
  { label, counts, notApplicable, quartiles, threshold }: CriterionDistribution,
  words: PictureWords,
  language: "sv" | "en",
): string {
  const write = (value: number) => figure(value, language);
  const given = counts
    .filter(({ reviews }) => reviews > 0)
    .map(({ score, label: worded, reviews }) =>
      words.given(reviews, worded === undefined ? write(score) : `${write(score)} (${worded})`),
    );
  const { least, lower, median, upper, greatest } = quartiles ?? {};
  const figures = [least, lower, median, upper, greatest].flatMap((value) =>
    value === undefined ? [] : [write(value)],
  );
  return [
    `${label}: ${given.join(", ")}`,
    ...(notApplicable === 0 ? [] : [words.notApplicable(notApplicable)]),
    ...(figures.length === 0 ? [] : [words.quartiles(figures)]),
    `${words.threshold} ${write(threshold)}`,
  ].join("; ");
}

function groupInWords(one: ScoreDistribution, words: PictureWords, language: "sv" | "en"): string {
  const criteria = one.criteria.map((criterion) => criterionInWords(criterion, words, language));
  return `${placeOf(one)}: ${summary(one, words, language)}. ${criteria.join(". ")}.`;
}

const shortened = (label: string) => (label.length > longest ? `${label.slice(0, longest - 1)}…` : label);
