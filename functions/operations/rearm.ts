import type { CallId } from "../../schemas/ids.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { milestoneId } from "./milestones.ts";

/**
 * Sets the one milestone of a thing to its next instant, or ends it, as part of the write that changed the thing: the
 * timer and the sweeper follow the row, and an older timer finds a newer round.
 */
export async function rearmed(
  milestones: Store<Milestone>,
  of: { callId: CallId; name: Milestone["name"]; subject: string },
  dueAt: string | undefined,
  by: Author,
): Promise<readonly Write[]> {
  const id = milestoneId(of.subject, of.name);
  const earlier = await milestones.find(id);
  if (earlier === undefined) {
    if (dueAt === undefined) return [];
    return milestones.created({ id, ...of, state: "ahead", dueAt, round: 1 }, "set", by).writes;
  }
  if (dueAt === undefined)
    return earlier.state === "done"
      ? []
      : milestones.changed(earlier, { ...earlier, state: "done" }, "reach", by).writes;
  if (earlier.dueAt === dueAt && earlier.state === "ahead") return [];
  const after: Milestone = { ...earlier, state: "ahead", dueAt, round: earlier.round + 1 };
  return milestones.changed(earlier, after, "move", by).writes;
}
