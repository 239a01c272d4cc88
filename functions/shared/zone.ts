import { Temporal } from "temporal-polyfill";
import { refuse } from "./refusal.ts";

/** The instant of a wall time in a zone. Refuses LocalTimeInvalid where clocks skip it or show it twice. */
export function instantOf(wall: string, zone: string): string {
  const local = Temporal.PlainDateTime.from(wall);
  try {
    return iso(local.toZonedDateTime(zone, { disambiguation: "reject" }).toInstant());
  } catch {
    return refuse("LocalTimeInvalid", { wall, zone });
  }
}

/** The same for an hour that nobody depends on: one that clocks skip is put off by what they skip, of two the first. */
export function instantAtOrAfter(wall: string, zone: string): string {
  return iso(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant());
}

/** An instant as people read it, with zone and offset, never an abbreviation: `30 June 2023, 23:59 (Europe/Brussels, UTC+02:00)`. */
export function spokenTime(instant: string, zone: string, language: "sv" | "en"): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const date = new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", {
    dateStyle: "long",
    timeZone: "UTC",
  }).format(Date.UTC(local.year, local.month - 1, local.day));
  const two = (n: number) => String(n).padStart(2, "0");
  const seconds = local.second + local.millisecond > 0 ? `:${two(local.second)}` : "";
  return `${date}, ${two(local.hour)}:${two(local.minute)}${seconds} (${zone}, UTC${local.offset})`;
}

/** An instant on the clocks of a zone, without the zone, and how far they are from UTC then: `+02:00`. */
export function localTime(instant: string, zone: string): { local: string; offset: string } {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return { local: local.toPlainDateTime().toString(), offset: local.offset };
}

/** So many calendar days later at the same wall time in the zone. */
export function daysLater(instant: string, days: number, zone: string): string {
  return iso(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).add({ days }).toInstant());
}

/** So many calendar months later at the same wall time in the zone; a day that the month lacks becomes its last. */
export function monthsLater(instant: string, months: number, zone: string): string {
  return iso(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).add({ months }).toInstant());
}

/** The last minute of a day, as people write it: 23:59. */
export function endOfDay(day: string, zone: string): string {
  return secondsLater(startOfDay(Temporal.PlainDate.from(day).add({ days: 1 }).toString(), zone), -60);
}

/** The first instant of a day. */
export function startOfDay(day: string, zone: string): string {
  return iso(Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant());
}

export function secondsLater(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

function iso(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toISOString();
}
