import type { Approval } from "../../schemas/approval.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { secondsLater } from "../shared/zone.ts";
import { slotAwaited, stepAwaited } from "./chain.ts";
import { occasionsOf } from "./occasions.ts";

/** The next instant at which something is due of a chain: a letter to write, or a circulation that ends. */
export function nextAt(approval: Approval): string | undefined {
  if (approval.state !== "pending") return undefined;
  const instants = occasionsOf(approval).map(({ at }) => at);
  const slot = slotAwaited(approval);
  if (stepAwaited(approval)?.kind === "circulation" && slot) instants.push(secondsLater(slot.dueAt, 1));
  return instants.sort()[0];
}

/**
 * Sets the chain's one milestone to its next instant, as part of the write that changed the chain: the timer and the
 * sweeper follow the row, and an older timer finds a newer round.
 */
export async function armed(
  milestones: Store<Milestone>,
  approval: Approval,
  by: Author,
): Promise<readonly Write[]> {
  const dueAt = nextAt(approval);
  const id = milestoneId(approval.id, "approval");
  const earlier = await milestones.find(id);
  if (earlier === undefined) {
    if (dueAt === undefined) return [];
    const { id: subject, callId } = approval;
    const first = {
      id,
      callId,
      name: "approval" as const,
      subject,
      state: "ahead" as const,
      dueAt,
      round: 1,
    };
    return milestones.created(first, "set", by).writes;
  }
  if (dueAt === undefined)
    return earlier.state === "done"
      ? []
      : milestones.changed(earlier, { ...earlier, state: "done" }, "reach", by).writes;
  if (earlier.dueAt === dueAt && earlier.state === "ahead") return [];
  const after: Milestone = { ...earlier, state: "ahead", dueAt, round: earlier.round + 1 };
  return milestones.changed(earlier, after, "move", by).writes;
}
