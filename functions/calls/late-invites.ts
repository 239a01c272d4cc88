import type { Call } from "../../schemas/call.ts";
import { type CallId, LateInviteId, type OrganisationId } from "../../schemas/ids.ts";
import { LateInvite } from "../../schemas/late-invite.ts";
import { naturalKey } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import { entityStore, type Store, type Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { type CallIn, isInState } from "./calls.ts";
import { lastInstant, latest } from "./deadline.ts";
import { windowFor } from "./lots.ts";

export function lateInviteStore(table: Table): Store<LateInvite> {
  return entityStore(table, {
    type: "late-invite",
    schema: LateInvite,
    audited: true,
    listed: ({ id, callId }) => ({ gsi1: { partition: `${callId}#late-invite`, sort: id } }),
  });
}

export function lateInviteId(callId: CallId, organisation: OrganisationId): LateInviteId {
  return LateInviteId.parse(`lateinvite_${naturalKey(callId, organisation)}`);
}

/**
 * Whether an organisation may start an application that was received then: while the call is open, or by a late invite
 * until its own deadline. It holds as long as the call is not changed, which every invitation does. Refuses CallNotOpen,
 * and DeadlinePassed with the deadline that has.
 */
export async function admitted(
  invites: Store<LateInvite>,
  call: Stored<Call>,
  { organisation, lotId }: { organisation: OrganisationId; lotId: string | undefined },
  receivedAt: string,
): Promise<{ call: CallIn<"open" | "closing" | "closed">; deadlineAt: string }> {
  if (!isInState(call, ["open", "closing", "closed"])) return refuse("CallNotOpen", { state: call.state });
  const { opensAt, closesAt } = windowFor(call, lotId);
  // A lot may open after its call.
  if (receivedAt < opensAt && call.openedAt < opensAt) return refuse("CallNotOpen", { opensAt });
  const ordinary = lastInstant(call, closesAt);
  // Nobody is invited late to a call without a late deadline; most calls have none, and this asks nothing more of them.
  const invite =
    call.lateUntil === undefined ? undefined : await invites.find(lateInviteId(call.id, organisation));
  if (invite === undefined && call.state !== "open") return refuse("CallNotOpen", { state: call.state });
  const deadlineAt = invite === undefined ? ordinary : latest(ordinary, invite.deadlineAt);
  if (receivedAt > deadlineAt) refuse("DeadlinePassed", { deadlineAt });
  return { call, deadlineAt };
}
