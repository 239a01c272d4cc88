import type { Calendar } from "../../../schemas/planning/exchanges.ts";

const millisecondsPerDay = 86_400_000;

/** A calendar day as a count of days, so that differences are plain integers. */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay;
}

function dayOf(number: number): string {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10);
}

function usableDays({ from, to, notWithin = [] }: Calendar): number[] {
  const closed = notWithin.map((range) => [dayNumber(range.from), dayNumber(range.to)] as const);
  const days: number[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1)
    if (!closed.some(([first, last]) => first <= day && day <= last)) days.push(day);
  return days;
}

/**
 * A day for each of so many rounds, in order, at least `minDaysBetween` apart, evenly spread over the calendar.
 * A round in `strictlyLater` never shares a day with the one before it. When not all fit, the answer is shorter:
 * the longest row of rounds that does fit, packed from the first day. Packing early is never worse, so a calendar
 * is called too short only when no choice of days exists.
 */
export function dateRounds(rounds: number, calendar: Calendar, strictlyLater: ReadonlySet<number>): string[] {
  const days = usableDays(calendar);
  const least = calendar.minDaysBetween ?? 1;
  const gapBefore = (round: number) => (strictlyLater.has(round) ? Math.max(1, least) : least);

  const earliest = packed(days, rounds, gapBefore);
  if (earliest.length < rounds) return earliest.map(dayOf);
  const latest = packedFromTheEnd(days, rounds, gapBefore);

  const dates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = dates.at(-1);
    const wish = days[rounds === 1 ? 0 : Math.round((round * (days.length - 1)) / (rounds - 1))] ?? 0;
    const bound = before === undefined ? wish : Math.max(wish, before + gapBefore(round));
    const limit = latest[round] ?? bound;
    const free = days.find((day) => day >= bound) ?? limit;
    dates.push(Math.min(free, limit));
  }
  return dates.map(dayOf);
}

function packed(days: readonly number[], rounds: number, gapBefore: (round: number) => number): number[] {
  const dates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = dates.at(-1);
    const day = days.find((candidate) => before === undefined || candidate >= before + gapBefore(round));
    if (day === undefined) break;
    dates.push(day);
  }
  return dates;
}

/** The last possible day of each round; called only when all rounds fit. */
function packedFromTheEnd(
  days: readonly number[],
  rounds: number,
  gapBefore: (round: number) => number,
): number[] {
  const dates: number[] = [];
  for (let round = rounds - 1; round >= 0; round -= 1) {
    const after = dates[0];
    const day = days.findLast(
      (candidate) => after === undefined || candidate <= after - gapBefore(round + 1),
    );
    if (day === undefined) break;
    dates.unshift(day);
  }
  return dates;
}
