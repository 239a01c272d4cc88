import type { RetentionRule } from "../../schemas/call/retention.ts";
import type { Call } from "../../schemas/call.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import { rearmed } from "../operations/rearm.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { monthsLater } from "../shared/zone.ts";
import { erasedFrom } from "./due.ts";

const subjectOf = (call: Call, { category }: RetentionRule) => `${call.id}#${category}`;

export const retentionMilestoneId = (call: Call, rule: RetentionRule) =>
  milestoneId(subjectOf(call, rule), "retention");

/** Which rule a milestone is of. Refuses one whose rule the call no longer has. */
export function ruleOf({ content }: Call, { subject = "" }: Pick<Milestone, "subject">): RetentionRule {
  const rule = content.retention.find(({ category }) => subject.endsWith(`#${category}`));
  return rule ?? refuse("NotFound", { subject });
}

/** Remembers when each category has been kept long enough, from the moment a call takes no more applications. */
export async function retentionWatched(
  milestones: Store<Milestone>,
  call: Call,
  by: Author,
): Promise<readonly Write[]> {
  const writes: Write[] = [];
  for (const rule of call.content.retention)
    writes.push(...(await lookedAtAgain(milestones, call, rule, by)));
  return writes;
}

/** The next instant to look: the day itself, or a month on where it hangs on what has not happened yet. */
export function lookedAtAgain(
  milestones: Store<Milestone>,
  call: Call,
  rule: RetentionRule,
  by: Author,
): Promise<readonly Write[]> {
  const at = erasedFrom(call, rule) ?? monthsLater(by.at, 1, call.content.window.zone);
  return rearmed(milestones, { callId: call.id, name: "retention", subject: subjectOf(call, rule) }, at, by);
}
