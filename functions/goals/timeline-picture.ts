import type { LetterLanguage } from "../../schemas/text.ts";
import { Html, html, nothing, type Part } from "../shared/markup.ts";
import type { Bar, Programme } from "./programme-bars.ts";

const width = 1180;
const gutter = 330;
const right = width - 24;
const top = 74;
const rowHeight = 24;
const groupHeight = 30;
/** So many characters of 13 pixels fit the gutter, also in the widest of the usual fonts. */
const longest = 40;
const day = 86_400_000;

// Dark on white, so that it prints; a mark differs from a bar in shape, not in colour alone.
const style = new Html(
  "text{font:13px system-ui,'DejaVu Sans',Arial,sans-serif;fill:#1a1a1a}.h{font-size:18px;font-weight:600}.g{font-weight:600}.s{font-size:11px;fill:#444}.y{font-weight:600}.l{stroke:#ddd}.yl{stroke:#999}.b{fill:#2f6f9f}.m{fill:#9a3b12}.r{fill:#f4f4f1}",
);

interface Axis {
  x: (day: string) => number;
  months: { x: number; label: string; year: string | undefined }[];
}

/** A Gantt chart as one picture (F83): groups of rows, bars over days, diamonds on single days, and the days in figures. */
export function timelinePicture({ title, groups }: Programme, language: LetterLanguage): string {
  const axis = axisOf(
    groups.flatMap(({ bars }) => bars.flatMap(daysOf)),
    language,
  );
  let y = top;
  const drawn = groups.map(({ name, bars }) => {
    const start = y;
    y += groupHeight + bars.length * rowHeight;
    const rows = bars.map((bar, i) => row(bar, start + groupHeight + i * rowHeight, axis, language));
    return html`<rect class="r" x="0" y="${start + 4}" width="${width}" height="${groupHeight - 8}"/><text class="g" x="10" y="${start + 20}">${name}</text>
${rows}`;
  });
  const bottom = y + 8;
  const picture = html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" lang="${language}" viewBox="0 0 ${width} ${bottom}" width="${width}" height="${bottom}">
<title id="t">${title}</title><desc id="d">${describe(groups, language)}</desc><style>${style}</style>
<rect width="${width}" height="${bottom}" fill="#fff"/><text class="h" x="10" y="26">${title}</text>
${axis.months.map(
  ({
    x,
    label,
    year,
  }) => html`<line class="${year === undefined ? "l" : "yl"}" x1="${x}" x2="${x}" y1="${top - 18}" y2="${bottom}"/>
${label === "" ? nothing : html`<text class="s" x="${x + 3}" y="${top - 6}">${label}</text>`}${year === undefined ? nothing : html`<text class="y" x="${x + 3}" y="${top - 24}">${year}</text>`}`,
)}
${drawn}
</svg>
`;
  return picture.markup;
}

function row(bar: Bar, y: number, { x }: Axis, language: LetterLanguage): Html {
  const words = bar.label.length > longest ? `${bar.label.slice(0, longest - 1)}…` : bar.label;
  const label = html`<text x="20" y="${y + 16}">${words}<title>${bar.label}</title></text>`;
  const shapes: Part = "from" in bar ? [stretch(bar, y, x)] : bar.on.map((one) => diamond(x(one), y + 12));
  return html`${label}${shapes}${figures(bar, y, x, language)}
`;
}

function stretch({ from, to }: { from: string; to: string }, y: number, x: Axis["x"]): Html {
  return html`<rect class="b" x="${x(from)}" y="${y + 5}" width="${Math.max(3, round(x(nextDay(to)) - x(from)))}" height="14" rx="2"/>`;
}

function diamond(x: number, y: number): Html {
  return html`<path class="m" d="M${x} ${y - 7}l7 7l-7 7l-7 -7z"/>`;
}

/** The days in figures beside their bar: after it where there is room, else before it. */
function figures(bar: Bar, y: number, x: Axis["x"], language: LetterLanguage): Html {
  const days = daysOf(bar).toSorted();
  const [first = "", last = first] = [days[0], days.at(-1)];
  const text =
    "on" in bar && bar.on.length > 1
      ? `${bar.on.length} ${language === "sv" ? "st" : "in all"}, ${first} – ${last}`
      : first === last
        ? first
        : `${first} – ${last}`;
  const room = text.length * 6.6 + 12;
  const after = ("from" in bar ? x(nextDay(last)) : x(last) + 8) + 6;
  const before = x(first) - 12;
  if (after + room <= right + 24)
    return html`<text class="s" x="${round(after)}" y="${y + 16}">${text}</text>`;
  if (before - room >= gutter)
    return html`<text class="s" text-anchor="end" x="${round(before)}" y="${y + 16}">${text}</text>`;
  // A bar over the whole width carries its days itself.
  return html`<text class="s" style="fill:#fff" x="${round(x(first) + 8)}" y="${y + 16}">${text}</text>`;
}

function axisOf(days: readonly string[], language: LetterLanguage): Axis {
  const sorted = days.toSorted();
  const first = `${(sorted[0] ?? "2000-01-01").slice(0, 7)}-01`;
  const last = nextMonth(`${(sorted.at(-1) ?? "2000-01-31").slice(0, 7)}-01`);
  const [from, to] = [Date.parse(first), Date.parse(last)];
  const x = (one: string) => round(gutter + ((Date.parse(one) - from) / (to - from)) * (right - gutter));
  const months: Axis["months"] = [];
  const count = Math.round((to - from) / day / 30.4);
  const every = count <= 14 ? 1 : count <= 30 ? 3 : 6;
  const name = new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", {
    month: "short",
    timeZone: "UTC",
  });
  for (let month = first; month < last; month = nextMonth(month)) {
    const number = Number(month.slice(5, 7));
    const isYear = number === 1 || month === first;
    const isNamed = (number - 1) % every === 0;
    if (isYear || isNamed)
      months.push({
        x: x(month),
        label: isNamed ? name.format(Date.parse(month)) : "",
        year: isYear ? month.slice(0, 4) : undefined,
      });
  }
  return { x, months: withoutCrowding(months) };
}

/** A year that would stand on the next one's figures is left to it. */
function withoutCrowding(months: Axis["months"]): Axis["months"] {
  return months.map((month, i) => {
    const next = months.slice(i + 1).find(({ year }) => year !== undefined);
    return next !== undefined && next.x - month.x < 40 ? { ...month, year: undefined } : month;
  });
}

/** The same in words, for who does not see it. */
function describe(groups: Programme["groups"], language: LetterLanguage): string {
  const until = language === "sv" ? "till" : "to";
  return groups
    .map(({ name, bars }) => {
      const told = bars.map((bar) =>
        "from" in bar ? `${bar.label}, ${bar.from} ${until} ${bar.to}` : `${bar.label}, ${bar.on.join(", ")}`,
      );
      return `${name}: ${told.join("; ")}.`;
    })
    .join(" ");
}

function daysOf(bar: Bar): string[] {
  return "from" in bar ? [bar.from, bar.to] : bar.on;
}

function nextDay(one: string): string {
  return new Date(Date.parse(one) + day).toISOString().slice(0, 10);
}

function nextMonth(first: string): string {
  const [year = 0, month = 1] = first.split("-").map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function round(x: number): number {
  return Math.round(x * 10) / 10;
}
