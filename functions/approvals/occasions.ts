import { Temporal } from "temporal-polyfill";
import type { PendingApproval } from "../../schemas/approval.ts";
import { businessDayUpTo, isBusinessDay } from "../shared/holidays.ts";
import { instantOf } from "../shared/zone.ts";
import { slotAwaited, stepAwaited } from "./chain.ts";

/** Why a letter about a step is written: it is asked for, it is due soon, it is due today, it is overdue, it holds up the opening. */
export type Occasion = "ask" | "remind" | "due" | "overdue" | "blocked";

export interface Due {
  occasion: Occasion;
  /** What the letter is known by, once it has been written. */
  key: string;
  at: string;
}

const morning = "T09:00";

/**
 * The letters that the awaited step still needs, in order: asked at once (a circulation on its first day), reminded two
 * days before and on the day on which it is due, and reported the first working day after it. A reminder on a day on
 * which nobody works comes on the working day before; one that would precede the asking is left out.
 */
export function occasionsOf(approval: PendingApproval): Due[] {
  const step = stepAwaited(approval);
  const slot = slotAwaited(approval);
  if (step === undefined || slot === undefined) return [];
  const { zone, neededAt } = approval;
  const { startsAt, dueAt } = slot;
  const dueDay = Temporal.Instant.from(dueAt).toZonedDateTimeISO(zone).toPlainDate();
  const morningUpTo = (day: Temporal.PlainDate) =>
    instantOf(`${businessDayUpTo(day.toString(), zone)}${morning}`, zone);
  const remindAt = morningUpTo(dueDay.subtract({ days: 2 }));
  const dueTodayAt = morningUpTo(dueDay);
  const lateFrom = dueAt > startsAt ? dueAt : startsAt;
  const all: [Occasion, string][] = [["ask", startsAt]];
  if (remindAt > startsAt && remindAt < dueTodayAt) all.push(["remind", remindAt]);
  if (step.kind !== "circulation") {
    if (dueTodayAt > startsAt) all.push(["due", dueTodayAt]);
    all.push(["overdue", morningAfter(lateFrom, zone)]);
  }
  if (neededAt !== undefined) all.push(["blocked", neededAt]);
  return all
    .map(([occasion, at]) => ({
      occasion,
      at,
      key: occasion === "blocked" ? occasion : `${approval.verdicts.length}-${occasion}`,
    }))
    .filter(({ key }) => !approval.told.includes(key));
}

/** Of what is due now, what to write: after an outage the newest word to the holder, not all that were missed. */
export function worthSaying(due: readonly Due[]): Due[] {
  const asking = due.filter(({ occasion }) => ["ask", "remind", "due"].includes(occasion));
  const said = asking.find(({ occasion }) => occasion === "ask") ?? asking.at(-1);
  return due.filter((one) => !asking.includes(one) || one === said);
}

function morningAfter(instant: string, zone: string): string {
  let day = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  while (!isBusinessDay(day.toString(), zone)) day = day.add({ days: 1 });
  return instantOf(`${day}${morning}`, zone);
}
