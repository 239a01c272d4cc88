import type { Call } from "../../schemas/call.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { milestonesOf } from "./approve-call.ts";
import { isScheduled, type ScheduledCall } from "./deadline.ts";

/** When a call has to be looked after: what its approval set, and the closing of those whose own deadline is later. */
function dueOf(call: ScheduledCall): ReadonlyMap<Milestone["name"], string> {
  const due = new Map(milestonesOf(call).map(({ name, dueAt }) => [name, dueAt]));
  if ("lateUntil" in call && call.lateUntil !== undefined) due.set("close-late", call.lateUntil);
  return due;
}

/**
 * The milestones as they must be after the call's instants have changed, in the transaction that changes them. One whose
 * instant moved is ahead again under a new round, so that the timer of the old one finds nothing to do, also when the
 * old one had been reached; one whose new instant has passed is dropped if it had not.
 */
export async function rearmed(
  milestones: Store<Milestone>,
  before: Call,
  after: Call,
  by: Author,
): Promise<readonly Write[]> {
  if (!isScheduled(before) || !isScheduled(after)) return [];
  const [was, is] = [dueOf(before), dueOf(after)];
  const writes: Write[] = [];
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const dueAt = is.get(name);
    if (dueAt === was.get(name)) continue;
    const id = milestoneId(after.id, name);
    const held = await milestones.find(id);
    if (dueAt !== undefined && dueAt > by.at) {
      const milestone: Milestone = {
        id,
        callId: after.id,
        name,
        state: "ahead",
        dueAt,
        round: (held?.round ?? 0) + 1,
      };
      const change =
        held === undefined
          ? milestones.created(milestone, "set", by)
          : milestones.changed(held, milestone, "rearm", by);
      writes.push(...change.writes);
    } else if (held?.state === "ahead")
      writes.push(...milestones.changed(held, { ...held, state: "dropped" }, "drop", by).writes);
  }
  return writes;
}
