import { Temporal } from "temporal-polyfill";

type Rule =
  | { month: number; day: number }
  | { afterEaster: number }
  | { from: [number, number]; weekday: number };

const on = (month: number, day: number): Rule => ({ month, day });
const easter = (afterEaster: number): Rule => ({ afterEaster });
/** The first such weekday (1 is Monday) on or after a day of a month. */
const first = (weekday: number, month: number, day: number): Rule => ({ from: [month, day], weekday });

const everywhere = [on(1, 1), easter(-2), easter(1), on(5, 1), on(12, 25), on(12, 26)];

/** Public holidays by zone: lag (1989:253) om allmänna helgdagar with the eves that offices keep, the Belgian list, and those named below. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  "Europe/Stockholm": [
    ...everywhere,
    on(1, 6),
    easter(39),
    on(6, 6),
    first(5, 6, 19),
    first(6, 10, 31),
    on(12, 24),
    on(12, 31),
  ],
  "Europe/Brussels": [
    on(1, 1),
    easter(1),
    on(5, 1),
    easter(39),
    easter(50),
    on(7, 21),
    on(8, 15),
    on(11, 1),
    on(11, 11),
    on(12, 25),
  ],
  // Germany: the days that all sixteen states keep.
  "Europe/Berlin": [...everywhere, easter(39), easter(50), on(10, 3)],
  // Austria: Arbeitsruhegesetz 1983, section 7; Good Friday is none.
  "Europe/Vienna": [
    on(1, 1),
    on(1, 6),
    easter(1),
    on(5, 1),
    easter(39),
    easter(50),
    easter(60),
    on(8, 15),
    on(10, 26),
    on(11, 1),
    on(12, 8),
    on(12, 25),
    on(12, 26),
  ],
  // Hungary: Labour Code (Act I of 2012), section 102.
  "Europe/Budapest": [...everywhere, on(3, 15), easter(50), on(8, 20), on(10, 23), on(11, 1)],
  // Poland: Act of 18 January 1951 on days free from work; Good Friday is none, and 24 December is one from 2025 only.
  "Europe/Warsaw": [
    on(1, 1),
    on(1, 6),
    easter(1),
    on(5, 1),
    on(5, 3),
    easter(60),
    on(8, 15),
    on(11, 1),
    on(11, 11),
    on(12, 25),
    on(12, 26),
  ],
  // Italy: Law 260 of 27 May 1949 as amended; Good Friday is none.
  "Europe/Rome": [
    on(1, 1),
    on(1, 6),
    easter(1),
    on(4, 25),
    on(5, 1),
    on(6, 2),
    on(8, 15),
    on(11, 1),
    on(12, 8),
    on(12, 25),
    on(12, 26),
  ],
};

/** Whether offices in the zone work on that day, `2023-06-30`. Zones without a list keep the days common in Europe. */
export function isBusinessDay(day: string, zone: string, closedOn: readonly string[] = []): boolean {
  const date = Temporal.PlainDate.from(day);
  return date.dayOfWeek <= 5 && !closedOn.includes(day) && !isHoliday(day, zone);
}

/** Whether a day is a public holiday of the zone. */
export function isHoliday(day: string, zone: string): boolean {
  const date = Temporal.PlainDate.from(day);
  return (rules[zone] ?? everywhere).some((rule) => dateOf(rule, date.year).equals(date));
}

/** The day itself where offices work on it, else the last one before it on which they do. */
export function businessDayUpTo(day: string, zone: string, closedOn: readonly string[] = []): string {
  let date = Temporal.PlainDate.from(day);
  while (!isBusinessDay(date.toString(), zone, closedOn)) date = date.subtract({ days: 1 });
  return date.toString();
}

function dateOf(rule: Rule, year: number): Temporal.PlainDate {
  if ("month" in rule) return Temporal.PlainDate.from({ year, month: rule.month, day: rule.day });
  if ("afterEaster" in rule) return easterOf(year).add({ days: rule.afterEaster });
  const [month, day] = rule.from;
  const start = Temporal.PlainDate.from({ year, month, day });
  return start.add({ days: (rule.weekday - start.dayOfWeek + 7) % 7 });
}

/** Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
export function easterOf(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const leap = Math.floor((century + 8) / 25);
  const moon =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - leap + 1) / 3) + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const sum = moon + sunday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 });
}
