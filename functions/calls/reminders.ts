import { Temporal } from "temporal-polyfill";
import type { Call, CallContent } from "../../schemas/call.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import { businessDayUpTo } from "../shared/holidays.ts";
import { instantAtOrAfter } from "../shared/zone.ts";

/** A rung of the ladder: how many days before the deadline it stands, and when it goes out. */
export interface Rung {
  name: `remind-${number}`;
  daysBefore: number;
  dueAt: string;
}

/**
 * When people are reminded of a deadline (F70), first to last. A rung that falls on a weekend or a holiday goes out on
 * the business day before; of two that then meet on one instant the nearer one stays; one that would precede the
 * opening, or not precede the deadline, is left out.
 */
export function ladderOf(content: CallContent, opensAt: string, closesAt: string): Rung[] {
  const { zone } = content.window;
  const { daysBefore, at, closedOn } = content.reminders;
  const deadline = Temporal.Instant.from(closesAt).toZonedDateTimeISO(zone).toPlainDate();
  const byInstant = new Map<string, Rung>();
  for (const days of [...new Set(daysBefore)].sort((a, b) => b - a)) {
    const day = businessDayUpTo(deadline.subtract({ days }).toString(), zone, closedOn);
    const dueAt = instantAtOrAfter(`${day}T${at}`, zone);
    if (dueAt > opensAt && dueAt < closesAt)
      byInstant.set(dueAt, { name: `remind-${days}`, daysBefore: days, dueAt });
  }
  return [...byInstant.values()];
}

/** Whole calendar days from an instant to the deadline, as the zone counts them: 0 on the last day. */
export function daysLeft(now: string, closesAt: string, zone: string): number {
  const day = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();
  return Math.max(0, day(now).until(day(closesAt)).days);
}

export function isReminder(name: Milestone["name"]): name is Rung["name"] {
  return name.startsWith("remind-");
}

/**
 * Whether a later rung of the same ladder is due as well: after an outage people get the newest reminder, not all that
 * were missed.
 */
export function isOvertaken(
  milestone: Pick<Milestone, "dueAt" | "name" | "closesAt">,
  all: readonly Milestone[],
  now: string,
): boolean {
  return all.some(
    ({ name, state, dueAt, closesAt }) =>
      isReminder(name) &&
      closesAt === milestone.closesAt &&
      state !== "dropped" &&
      dueAt > milestone.dueAt &&
      dueAt <= now,
  );
}

/** The deadline that a rung reminds of: whoever has another one is reminded by the ladder of that. */
export function deadlineOf({ closesAt }: Pick<Milestone, "closesAt">, call: { closesAt: string }): string {
  return closesAt ?? call.closesAt;
}

/** The ladder of a deadline that is not the call's own, known by that instant: all who have it share it. */
export function laddersOf(
  { id: callId, content }: Pick<Call, "id" | "content">,
  windows: readonly { opensAt: string; closesAt: string }[],
): Milestone[] {
  const ladders = windows.flatMap(({ opensAt, closesAt }) => {
    const subject = `${callId}#${closesAt}`;
    return ladderOf(content, opensAt, closesAt).map(({ name, dueAt }): Milestone => {
      const id = milestoneId(subject, name);
      return { id, callId, name, subject, closesAt, state: "ahead", dueAt, round: 1 };
    });
  });
  return [...new Map(ladders.map((rung) => [rung.id, rung])).values()];
}
