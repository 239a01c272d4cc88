import type { Call } from "../../schemas/call.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { milestonesOf } from "./approve-call.ts";
import { isScheduled, type ScheduledCall } from "./deadline.ts";
import { laddersOf } from "./reminders.ts";

/** When a call has to be looked after: what its approval set, and the closing of those whose own deadline is later. */
function dueOf(call: ScheduledCall): ReadonlyMap<string, Milestone> {
  const due = milestonesOf(call);
  if ("lateUntil" in call && call.lateUntil !== undefined) {
    const id = milestoneId(call.id, "close-late");
    due.push({ id, callId: call.id, name: "close-late", state: "ahead", dueAt: call.lateUntil, round: 1 });
  }
  return new Map(due.map((milestone) => [milestone.id, milestone]));
}

/**
 * The milestones as they must be after the call's instants have changed, in the transaction that changes them. One whose
 * instant moved is ahead again under a new round, so that the timer of the old one finds nothing to do, also when the
 * old one had been reached; one whose new instant has passed is dropped if it had not. The ladder of a deadline that a
 * lot or a draft has no more stays: somebody else may have that deadline, and where nobody has, it reminds nobody.
 *
 * @param own deadlines that single applicants have from now on; each gets its own ladder.
 */
export async function rearmed(
  milestones: Store<Milestone>,
  before: Call,
  after: Call,
  by: Author,
  own: readonly string[] = [],
): Promise<readonly Write[]> {
  if (!isScheduled(before) || !isScheduled(after)) return [];
  const was = dueOf(before);
  const others = own.filter((closesAt) => closesAt !== after.closesAt);
  const ladders = laddersOf(
    after,
    others.map((closesAt) => ({ opensAt: after.opensAt, closesAt })),
  );
  const is = new Map([...dueOf(after), ...ladders.map((rung) => [rung.id, rung] as const)]);
  const writes: Write[] = [];
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const target = is.get(id);
    if (target?.dueAt === was.get(id)?.dueAt) continue;
    const held = await milestones.find(id);
    const isSet = held?.state === "ahead" && held.dueAt === target?.dueAt;
    if (target !== undefined && target.dueAt > by.at && !isSet) {
      const milestone: Milestone = { ...target, round: (held?.round ?? 0) + 1 };
      const change =
        held === undefined
          ? milestones.created(milestone, "set", by)
          : milestones.changed(held, milestone, "rearm", by);
      writes.push(...change.writes);
    } else if (held?.state === "ahead" && !isSet && held.closesAt === undefined)
      writes.push(...milestones.changed(held, { ...held, state: "dropped" }, "drop", by).writes);
  }
  return writes;
}
