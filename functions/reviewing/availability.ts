import { Temporal } from "temporal-polyfill";
import type { Absence } from "../../schemas/reviewing.ts";

/** A review needs so many days at work between the question and its due date, or all there are where those are fewer. */
const daysNeeded = 5;

/** Whether the absences leave enough days for a review that is asked for now; days are those of the call's zone. */
export function isAvailable(away: readonly Absence[] = [], at: string, dueAt: string, zone: string): boolean {
  const dayOf = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();
  const [first, last] = [dayOf(at), dayOf(dueAt)];
  const days = Math.max(0, first.until(last).days) + 1;
  let free = 0;
  for (let passed = 0; passed < days && free < daysNeeded; passed += 1) {
    const day = first.add({ days: passed }).toString();
    if (!away.some(({ from, until }) => from <= day && day <= until)) free += 1;
  }
  return free >= Math.min(daysNeeded, days);
}
