import type { Meetings } from "../../schemas/call/meetings.ts";
import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import { compareText } from "../shared/canonical.ts";
import { daysLater } from "../shared/zone.ts";

/** Why an exchange is looked at: documents are missing, nobody has confirmed it, it comes soon, it is over. */
export type Occasion = "documents" | "lapse" | "remind" | "learn";

export interface Due {
  occasion: Occasion;
  at: string;
  /** Of a reminder: how many days before. It tells the second rung of the ladder from the first. */
  days: number;
}

/** Everything that is due of an exchange in its present state, in the order of time; by the days that the call names. */
export function occasionsOf({ content }: Pick<Call, "content">, exchange: Exchange): Due[] {
  if (exchange.state === "cancelled") return [];
  const { lapseDaysBefore, documentsDaysBefore, learnDaysAfter } = content.meetings;
  const { zone } = content.window;
  const { startsAt, review, state } = exchange;
  const due: Due[] = [
    { occasion: "learn", at: daysLater(startsAt, learnDaysAfter, zone), days: learnDaysAfter },
  ];
  const add = (occasion: Occasion, from: string, days: number) =>
    due.push({ occasion, at: daysLater(from, -days, zone), days });
  if (state !== "held") {
    for (const days of reminderDays(content.meetings)) add("remind", startsAt, days);
    if (state === "planned" && lapseDaysBefore !== undefined) add("lapse", startsAt, lapseDaysBefore);
    if (review !== undefined) add("documents", review.documentsBy, documentsDaysBefore);
  }
  return due.sort((a, b) => compareText(a.at, b.at) || compareText(a.occasion, b.occasion));
}

/** The ladder of reminders of a meeting, in days before it; each rung once, whatever its place in the call. */
export function reminderDays({ remindDaysBefore, remindAgainDaysBefore }: Meetings): number[] {
  const days = [remindDaysBefore, ...(remindAgainDaysBefore === undefined ? [] : [remindAgainDaysBefore])];
  return [...new Set(days)];
}

/** Which reminder of a meeting it is time for: the one that came due last. */
export function rungAt(call: Pick<Call, "content">, exchange: Exchange, now: string): number {
  const due = occasionsOf(call, exchange).filter(({ occasion, at }) => occasion === "remind" && at <= now);
  return due.at(-1)?.days ?? call.content.meetings.remindDaysBefore;
}
