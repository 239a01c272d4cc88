import type { CallContent } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import { instantAtOrAfter } from "../shared/zone.ts";

/** On the morning of its day a report is drawn up; one whose day has passed is drawn up by hand. */
export function reportMilestones(
  { callId, content }: { callId: CallId; content: CallContent },
  now: string,
): Milestone[] {
  return content.milestones
    .filter(({ reportTo }) => reportTo !== undefined)
    .map(({ id, on }): Milestone => {
      const subject = `${callId}#${id}`;
      const dueAt = instantAtOrAfter(`${on}T06:00`, content.window.zone);
      return {
        id: milestoneId(subject, "report"),
        callId,
        name: "report",
        subject,
        state: "ahead",
        dueAt,
        round: 1,
      };
    })
    .filter(({ dueAt }) => dueAt > now);
}

/** The milestone of the call that a timer's subject names. */
export function reportOf(callId: CallId, subject: string | undefined): string {
  return (subject ?? "").slice(callId.length + 1);
}
