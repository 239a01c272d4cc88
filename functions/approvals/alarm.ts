import type { Approval } from "../../schemas/approval.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { rearmed } from "../operations/rearm.ts";
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

/** Sets the chain's one milestone to its next instant, as part of the write that changed the chain. */
export async function armed(
  milestones: Store<Milestone>,
  approval: Approval,
  by: Author,
): Promise<readonly Write[]> {
  const { id: subject, callId } = approval;
  return rearmed(milestones, { callId, name: "approval", subject }, nextAt(approval), by);
}
