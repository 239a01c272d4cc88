import type { Call } from "../../schemas/call.ts";
import type { Gathering } from "../../schemas/gathering.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { rearmed } from "../operations/rearm.ts";
import { reminderDays } from "../programme/exchange-occasions.ts";
import { compareText } from "../shared/canonical.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater } from "../shared/zone.ts";

/** The reminders of a gathering that is ahead, by the days that the call names; none once it was held or called off. */
function remindersOf({ content }: Call, { state, startsAt }: Gathering): { at: string; days: number }[] {
  if (state !== "planned") return [];
  return reminderDays(content.meetings)
    .map((days) => ({ days, at: daysLater(startsAt, -days, content.window.zone) }))
    .sort((a, b) => compareText(a.at, b.at));
}

/** Which reminder it is time for: the one that came due last. */
export function rungAt(call: Call, meeting: Gathering, now: string): number | undefined {
  return remindersOf(call, meeting).findLast(({ at }) => at <= now)?.days;
}

/** Sets the gathering's one milestone to its next reminder: it moves with the gathering and ends when that does. */
export function watched(
  milestones: Store<Milestone>,
  call: Call,
  meeting: Gathering,
  by: Author,
): Promise<readonly Write[]> {
  const next = remindersOf(call, meeting).find(({ at }) => at > by.at);
  return rearmed(milestones, { callId: call.id, name: "gathering", subject: meeting.id }, next?.at, by);
}
