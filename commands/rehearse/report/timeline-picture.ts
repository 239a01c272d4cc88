import { type Html, html } from "../../../functions/shared/markup.ts";
import type { RehearsalResult } from "../result.ts";
import { at } from "./coordinate.ts";
import { localOf, monthName, monthStarts, shortDay } from "./local-time.ts";
import { wrappedTo } from "./text-width.ts";
import { type Lane, lanesOf } from "./timeline-lanes.ts";
import { fontSize, gap, type Label, placed } from "./timeline-layout.ts";
import { listed } from "./words.ts";

const width = 1160;
const gutter = 140;
const right = width - 8;
const axisHeight = 40;
const lineHeight = 16;
const barHeight = 9;
const lanePadding = 12;

interface Row extends Lane {
  top: number;
  height: number;
  names: string[];
  labels: Label[];
}

/** The phases as bars over real dates, what happened as marks with their words, the call's window behind them all. */
export function timelinePicture(result: Pick<RehearsalResult, "call" | "events">): Html {
  const { call, events } = result;
  const instants = [call.opensAt, call.closesAt, ...events.map(({ at }) => at)].map((at) => Date.parse(at));
  const months = monthStarts(Math.min(...instants), Math.max(...instants), call.zone);
  const start = months[0]?.ms ?? 0;
  const end = months.at(-1)?.ms ?? 1;
  const x = (ms: number) => gutter + ((ms - start) / (end - start)) * (right - gutter);
  const rows = rowsOf(lanesOf(result, x));
  const bottom = rows.reduce((sum, { height }) => sum + height, axisHeight);
  const opens = x(Date.parse(call.opensAt));
  const closes = x(Date.parse(call.closesAt));
  const first = shortDay(localOf(new Date(Math.min(...instants)).toISOString(), call.zone));
  const last = shortDay(localOf(new Date(Math.max(...instants)).toISOString(), call.zone));
  return html`<svg role="img" aria-labelledby="timeline-picture-title timeline-picture-desc" viewBox="0 0 ${width} ${bottom + 4}" width="${width}" height="${bottom + 4}">
<title id="timeline-picture-title">Timeline of ${call.title}</title>
<desc id="timeline-picture-desc">From ${first} to ${last}, in this order: ${listed(rows.map(({ name }) => name))}. Everything in it is in the table below.</desc>
<rect class="window" x="${at(opens)}" y="${axisHeight}" width="${at(closes - opens)}" height="${at(bottom - axisHeight)}"/>
${axis(months, x, bottom)}
<line class="deadline" x1="${at(closes)}" x2="${at(closes)}" y1="${axisHeight}" y2="${at(bottom)}"/>
${rows.map((row) => lane(row, x))}
</svg>`;
}

function rowsOf(lanes: readonly Lane[]): Row[] {
  let top = axisHeight;
  return lanes.map((one) => {
    const names = wrappedTo(gutter - 16, one.name, fontSize * 1.12);
    const labels = placed(one.marks, { from: gutter, to: right });
    const lines = Math.max(0, ...labels.map((label) => label.line + label.lines.length));
    const height = lanePadding * 2 + Math.max(barHeight + 4 + lines * lineHeight, names.length * lineHeight);
    const row = { ...one, top, height, names, labels };
    top += height;
    return row;
  });
}

function axis(months: ReturnType<typeof monthStarts>, x: (ms: number) => number, bottom: number): Html {
  const slot = (right - gutter) / Math.max(1, months.length - 1);
  const step = [1, 2, 3, 6, 12].find((one) => one * slot >= 40) ?? 24;
  const shown = months.slice(0, -1).filter(({ month }, index) => index === 0 || (month - 1) % step === 0);
  // The first month may stand closer to the second that is shown than a label is wide.
  const spaced = shown.filter(({ ms }, index) => {
    const next = shown[index + 1];
    return index > 0 || next === undefined || x(next.ms) - x(ms) >= 40;
  });
  const lines = months.map(
    ({ ms }) =>
      html`<line class="grid" x1="${at(x(ms))}" x2="${at(x(ms))}" y1="${axisHeight - 8}" y2="${at(bottom)}"/>`,
  );
  const names = spaced.map(({ ms, month, year }, index) => {
    const newYear = index === 0 || year !== spaced[index - 1]?.year;
    const above = newYear ? html`<text class="name" x="${at(x(ms) + 4)}" y="12">${year}</text>` : "";
    return html`${above}<text class="small" x="${at(x(ms) + 4)}" y="28">${monthName(month)}</text>`;
  });
  return html`<g>${lines}${names}<line class="axis" x1="0" x2="${right}" y1="${axisHeight}" y2="${axisHeight}"/></g>`;
}

function lane({ top, height, names, stretches, labels }: Row, x: (ms: number) => number): Html {
  const bars = stretches.map(({ from, to, window }) => {
    const length = Math.max(barHeight, x(to) - x(from));
    const left = Math.min(to === from ? x(from) - length / 2 : x(from), right - length);
    return html`<rect class="${window ? "open" : "phase"}" x="${at(left)}" y="${at(top + lanePadding)}" width="${at(length)}" height="${barHeight}" rx="3"/>`;
  });
  const name = names.map(
    (line, index) =>
      html`<text class="name" x="0" y="${at(top + lanePadding + 9 + index * lineHeight)}">${line}</text>`,
  );
  return html`<g class="lane">${name}${bars}${labels.map((one) => label(one, top + lanePadding + barHeight + 4))}
<line class="grid" x1="0" x2="${right}" y1="${at(top + height)}" y2="${at(top + height)}"/></g>
`;
}

function label({ x, day, end, line, lines, toTheLeft }: Label, top: number): Html {
  const middle = top + line * lineHeight + lineHeight / 2;
  const anchor = toTheLeft ? "end" : "start";
  const words = lines.map((words, index) => {
    const dayFirst = index === 0 && words.startsWith(day);
    const parts = dayFirst ? html`<tspan class="day">${day}</tspan>${words.slice(day.length)}` : words;
    return html`<text x="${at(toTheLeft ? x - gap : x + gap)}" y="${at(middle + 4 + index * lineHeight)}" text-anchor="${anchor}">${parts}</text>`;
  });
  return html`<g class="label${end ? " end" : ""}"><circle class="mark${end ? " end" : ""}" cx="${at(x)}" cy="${at(middle)}" r="3.5"/>${words}</g>`;
}
