import { type Html, html, nothing } from "../../../functions/shared/markup.ts";
import type { RehearsalResult } from "../result.ts";
import { at } from "./coordinate.ts";
import { localOf, monthName, monthStarts, shortDay } from "./local-time.ts";
import { inWords } from "./words.ts";

type Meeting = NonNullable<RehearsalResult["exchanges"]>["rows"][number];

const width = 1160;
const gutter = 140;
const right = width - 16;
const axisHeight = 40;
const laneHeight = 34;

/** One line for each network, one mark for each exchange on its day: held, called off, and from where it was moved. */
export function calendarPicture(rows: readonly Meeting[], zone: string): Html {
  const lanes = [...Map.groupBy(rows, ({ network }) => network)];
  const instants = rows.flatMap(({ startsAt, movedFrom }) => [startsAt, ...movedFrom]).map(Date.parse);
  const months = monthStarts(Math.min(...instants), Math.max(...instants), zone);
  const [start, end] = [months[0]?.ms ?? 0, months.at(-1)?.ms ?? 1];
  const x = (instant: string | number) =>
    gutter +
    ((Number(typeof instant === "number" ? instant : Date.parse(instant)) - start) / (end - start)) *
      (right - gutter);
  const bottom = axisHeight + lanes.length * laneHeight;
  return html`<svg role="img" aria-labelledby="calendar-title calendar-desc" viewBox="0 0 ${width} ${bottom + 4}" width="${width}" height="${bottom + 4}">
<title id="calendar-title">The exchanges of each network</title>
<desc id="calendar-desc">A filled mark was held in person, a ring online, a cross was called off; a line leads from the day that an exchange was moved from. Everything in it is in the table below.</desc>
${months.map(({ ms, month }) => html`<line class="grid" x1="${at(x(ms))}" x2="${at(x(ms))}" y1="${axisHeight - 8}" y2="${at(bottom)}"/><text class="small" x="${at(x(ms) + 4)}" y="28">${ms === end ? "" : monthName(month)}</text>`)}
${lanes.map(([network, own], i) => lane(network, own, axisHeight + i * laneHeight + laneHeight / 2, x, zone))}
</svg>`;
}

function lane(
  network: string,
  own: readonly Meeting[],
  y: number,
  x: (instant: string) => number,
  zone: string,
): Html {
  const marks = own.map((meeting) => {
    const { startsAt, movedFrom, host, state, mode } = meeting;
    const said = `${host}, ${shortDay(localOf(startsAt, zone))}: ${inWords(state)}, ${mode}`;
    const moved = movedFrom.map(
      (from) => html`<line class="axis" x1="${at(x(from))}" x2="${at(x(startsAt))}" y1="${y}" y2="${y}"/>`,
    );
    return html`<g><title>${said}</title>${moved}${mark(meeting, x(startsAt), y)}</g>`;
  });
  return html`<g><text class="name" x="0" y="${y + 4}">${network}</text><line class="grid" x1="${gutter}" x2="${right}" y1="${y}" y2="${y}"/>${marks}</g>
`;
}

function mark({ state, mode }: Meeting, x: number, y: number): Html {
  if (state === "cancelled") return html`<path class="axis" d="M${at(x - 5)} ${y - 5}l10 10m0 -10l-10 10"/>`;
  const online = mode === "Online meeting";
  return html`<circle class="mark" cx="${at(x)}" cy="${y}" r="6"/>${online ? html`<circle class="window" cx="${at(x)}" cy="${y}" r="3"/>` : nothing}`;
}
