import type { CallContent } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import { daysLater } from "../shared/zone.ts";
import { type Due, duesOf } from "./dues.ts";

export const owedRungs = { "owed-soon": "before", "owed-late": "late", "owed-escalated": "late" } as const;
export type OwedRung = keyof typeof owedRungs;

/** When participants are reminded of each thing that they owe, and when the office is told; a rung before now is left out. */
export function owedLadder(
  { callId, content }: { callId: CallId; content: CallContent },
  now: string,
): Milestone[] {
  const { zone } = content.window;
  return duesOf(content).flatMap((due) => {
    const { before, after, escalate } = due.reminders;
    const subject = owedSubject(callId, due);
    const rungs: readonly (readonly [OwedRung, number])[] = [
      ["owed-soon", -before],
      ["owed-late", after],
      ["owed-escalated", escalate],
    ];
    return rungs
      .map(
        ([name, days]): Milestone => ({
          id: milestoneId(subject, name),
          callId,
          name,
          subject,
          state: "ahead",
          dueAt: daysLater(due.dueAt, days, zone),
          round: 1,
        }),
      )
      .filter(({ dueAt }) => dueAt > now);
  });
}

/** The same thing is owed in many calls: the subject of its milestones names both. */
function owedSubject(callId: CallId, due: Due): string {
  return `${callId}#${due.id}`;
}

/** What a milestone reminds of; undefined where the call no longer asks for it. */
export function dueOf(content: CallContent, { callId, subject }: Milestone): Due | undefined {
  return duesOf(content).find((due) => owedSubject(callId, due) === subject);
}

export function isOwedRung(name: Milestone["name"]): name is OwedRung {
  return Object.hasOwn(owedRungs, name);
}
