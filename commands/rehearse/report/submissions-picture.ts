import { Temporal } from "temporal-polyfill";
import { type Html, html } from "../../../functions/shared/markup.ts";
import type { RehearsalResult } from "../result.ts";
import { at } from "./coordinate.ts";
import { daysBetween, localOf, monthName, shortDay } from "./local-time.ts";
import { many } from "./words.ts";

type Submitted = Pick<RehearsalResult, "call"> & { submittedByDay: Record<string, number> };
interface Day {
  day: Temporal.PlainDate;
  count: number;
}

const width = 1160;
const height = 270;
const plot = { left: 46, right: width - 8, top: 26, bottom: height - 44 };

/** How many applications came on each day of the window; days without any are part of the picture. */
export function submissionsPicture({ call, submittedByDay }: Submitted): Html {
  const days = submissionDays({ call, submittedByDay });
  const most = Math.max(1, ...days.map(({ count }) => count));
  const scale = scaleFor(days.map(({ count }) => count));
  const slot = (plot.right - plot.left) / Math.max(1, days.length);
  const y = (count: number) => plot.bottom - scale.share(count) * (plot.bottom - plot.top);
  const last = localOf(call.closesAt, call.zone).toPlainDate();
  const peak = days.find(({ count }) => count === most);
  const bars = days.map(({ day, count }, index) => {
    const x = plot.left + index * slot;
    const isLast = day.equals(last);
    const figure = count > 0 && (slot >= 14 || count === most);
    const words = figure
      ? html`<text class="small" x="${at(x + slot / 2)}" y="${at(y(count) - 5)}" text-anchor="middle">${count}</text>`
      : "";
    return html`<g><title>${shortDay(day)}: ${many(count, "application")}</title><rect class="${isLast ? "open" : "phase"}" x="${at(x + slot * 0.12)}" y="${at(y(count))}" width="${at(slot * 0.76)}" height="${at(plot.bottom - y(count))}"/>${words}</g>
`;
  });
  return html`<svg role="img" aria-labelledby="submissions-picture-title submissions-picture-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="submissions-picture-title">Applications submitted per day</title>
<desc id="submissions-picture-desc">${peak === undefined ? "None." : `The most came on ${shortDay(peak.day)}: ${many(most, "application")}.`} The table below has every day.</desc>
<text class="small" x="0" y="12">Applications per day${scale.logarithmic ? " (logarithmic scale)" : ""}</text>
${scale.ticks.map((tick) => html`<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${at(y(tick))}" y2="${at(y(tick))}"/><text class="small" x="${plot.left - 8}" y="${at(y(tick) + 4)}" text-anchor="end">${tick}</text>`)}
${bars}
<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${plot.bottom}" y2="${plot.bottom}"/>
${dates(days, slot)}
<text class="small" x="${at((plot.left + plot.right) / 2)}" y="${height - 4}" text-anchor="middle">Day in ${call.zone}; the last day is in the other colour</text>
</svg>`;
}

/** The days of the window and those outside it on which something came. */
export function submissionDays({ call, submittedByDay }: Submitted): Day[] {
  const counted = Object.entries(submittedByDay).flatMap(([key, count]) => {
    return /^\d{4}-\d{2}-\d{2}$/.test(key) ? [{ day: Temporal.PlainDate.from(key), count }] : [];
  });
  const window = [call.opensAt, call.closesAt].map((instant) => localOf(instant, call.zone).toPlainDate());
  const all = [...window, ...counted.map(({ day }) => day)].sort(Temporal.PlainDate.compare);
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return [];
  const counts = new Map(counted.map(({ day, count }) => [day.toString(), count]));
  return daysBetween(first, last).map((day) => ({ day, count: counts.get(day.toString()) ?? 0 }));
}

/**
 * Linear, so that areas can be compared, unless the peak would flatten everything else: more than 40 times the
 * middle of the days on which anything came.
 */
export function scaleFor(counts: readonly number[]) {
  const busy = counts.filter((n) => n > 0).sort((a, b) => a - b);
  const most = busy.at(-1) ?? 1;
  const middle = busy[Math.floor((busy.length - 1) / 2)] ?? 1;
  if (most > 40 * middle) {
    const top = Math.log10(1 + most);
    const ticks = [0, 1, 10, 100, 1000, 10_000, 100_000].filter((tick) => tick <= most);
    return { logarithmic: true, ticks, share: (n: number) => Math.log10(1 + n) / top };
  }
  const step = stepFor(most);
  const top = Math.ceil(most / step) * step;
  const ticks = Array.from({ length: top / step + 1 }, (_, index) => index * step);
  return { logarithmic: false, ticks, share: (n: number) => n / top };
}

/** A whole step of 1, 2 or 5 times a power of ten that gives at most five of them. */
function stepFor(most: number): number {
  for (let power = 1; ; power *= 10)
    for (const digit of [1, 2, 5]) if (most / (digit * power) <= 5) return digit * power;
}

/** The first day of the window and then every Monday, or every first of a month, or of a year, as there is room. */
function dates(days: readonly Day[], slot: number): Html[] {
  const wanted = (day: Temporal.PlainDate) =>
    slot * 7 >= 56 ? day.dayOfWeek === 1 : slot * 30 >= 56 ? day.day === 1 : day.dayOfYear === 1;
  const found: Html[] = [];
  let free = Number.NEGATIVE_INFINITY;
  days.forEach(({ day }, index) => {
    const x = plot.left + (index + 0.5) * slot;
    if (!(index === 0 || index === days.length - 1 || wanted(day)) || x < free) return;
    if (index !== days.length - 1 && index > 0 && (days.length - 1 - index) * slot < 56) return;
    free = x + 56;
    const anchor = index === days.length - 1 ? "end" : "middle";
    const where = anchor === "end" ? plot.right : Math.max(x, plot.left + 14);
    found.push(
      html`<line class="axis" x1="${at(x)}" x2="${at(x)}" y1="${plot.bottom}" y2="${plot.bottom + 5}"/><text class="small" x="${at(where)}" y="${plot.bottom + 19}" text-anchor="${anchor}">${day.day} ${monthName(day.month)}</text>`,
    );
  });
  return found;
}
