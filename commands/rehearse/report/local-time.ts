import { Temporal } from "temporal-polyfill";

/** The hours and days of the call's own zone, for axes and short labels. */
export type Local = Temporal.ZonedDateTime;

export function localOf(instant: string, zone: string): Local {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

export function monthName(month: number): string {
  return months[month - 1] ?? "";
}

/** `3 May 2023` */
export function shortDay(day: { day: number; month: number; year: number }): string {
  return `${day.day} ${monthName(day.month)} ${day.year}`;
}

/** `30 Jun 2023, 23:59:00.001 (Europe/Brussels, UTC+02:00)`: where a millisecond decides, it is shown. */
export function exactTime(instant: string, zone: string): string {
  const local = localOf(instant, zone);
  const time = local.toPlainTime().toString({ smallestUnit: "millisecond" });
  return `${shortDay(local)}, ${time} (${zone}, UTC${local.offset})`;
}

/** `30 Jun 2023, 23:59 UTC+02:00` */
export function timeWithOffset(instant: string, zone: string): string {
  const local = localOf(instant, zone);
  return `${shortDay(local)}, ${local.toPlainTime().toString({ smallestUnit: "minute" })} UTC${local.offset}`;
}

/** Every day from the first to the last, both included. */
export function daysBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  const count = first.until(last, { largestUnit: "days" }).days;
  return Array.from({ length: Math.max(0, count) + 1 }, (_, days) => first.add({ days }));
}

/** The starts of the months from the one that holds the first instant to the first one after the last. */
export function monthStarts(
  firstMs: number,
  lastMs: number,
  zone: string,
): { ms: number; month: number; year: number }[] {
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  const starts = [];
  let month = at(firstMs).toPlainDate().with({ day: 1 });
  for (;;) {
    const ms = month.toZonedDateTime(zone).epochMilliseconds;
    starts.push({ ms, month: month.month, year: month.year });
    if (ms > lastMs) return starts;
    month = month.add({ months: 1 });
  }
}
