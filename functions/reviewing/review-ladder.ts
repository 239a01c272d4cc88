import type { CallContent } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import { daysLater } from "../shared/zone.ts";

/** The ladder of a call that says nothing else: three days before and after the due date, and staff replace. */
const usual = { remindDaysBefore: 3, escalateDaysAfter: 3, replace: false };

export const rungs = { "reviews-soon": "before", "reviews-due": "due", "reviews-late": "late" } as const;
export type RungName = keyof typeof rungs;

export const lateRules = ({ reviewing }: CallContent) => reviewing.late ?? usual;

/** When reviewers are reminded of the due date, and when who is late is told of (F53); a rung before now is left out. */
export function reviewLadder(
  { callId, content }: { callId: CallId; content: CallContent },
  reviewsDueAt: string,
  now: string,
): Milestone[] {
  const { remindDaysBefore, escalateDaysAfter } = lateRules(content);
  const { zone } = content.window;
  const due: Record<RungName, string> = {
    "reviews-soon": daysLater(reviewsDueAt, -remindDaysBefore, zone),
    "reviews-due": reviewsDueAt,
    "reviews-late": daysLater(reviewsDueAt, escalateDaysAfter, zone),
  };
  const names: readonly RungName[] = ["reviews-soon", "reviews-due", "reviews-late"];
  return names
    .filter((name) => due[name] > now)
    .map((name) => ({
      id: milestoneId(callId, name),
      callId,
      name,
      state: "ahead",
      dueAt: due[name],
      round: 1,
    }));
}

export function isRung(name: Milestone["name"]): name is RungName {
  return Object.hasOwn(rungs, name);
}
