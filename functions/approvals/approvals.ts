import { Approval } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import { ApprovalId } from "../../schemas/ids.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import { requested } from "../operations/operations.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Author, entityStore, type Store } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";
import { armed } from "./alarm.ts";

/** Every chain that waits for somebody; there are few at a time, and each is somebody's to read. */
export const waitingApprovals = { index: "gsi2", key: "approval#pending" } as const;

export function approvalStore(table: Table): Store<Approval> {
  return entityStore(table, {
    type: "approval",
    schema: Approval,
    audited: true,
    listed: (approval) => {
      const sort = `${approval.requestedAt}#${approval.id}`;
      return {
        gsi1: { partition: `${approval.callId}#approval`, sort },
        ...(approval.state === "pending" ? { gsi2: { partition: waitingApprovals.key, sort } } : {}),
      };
    },
  });
}

/**
 * Puts an object before its chain: the approval, bound to the hash of the content, the alarm for its letters, and the
 * workflow that asks for one word after the other. The same content is put before the chain once; a changed one begins
 * with the first step.
 */
export async function submitted(
  stores: { approvals: Store<Approval>; operations: Store<Operation>; milestones: Store<Milestone> },
  subject: {
    call: Call;
    id: string;
    kind: Approval["subjectKind"];
    hash: string;
    rev: number;
    /** When the object is needed; nothing where that has passed already. */
    neededAt?: string;
    alsoInvolved?: readonly string[];
  },
  by: Author,
): Promise<readonly Write[]> {
  const { call, id, kind, hash, rev, neededAt, alsoInvolved } = subject;
  const approval: Approval = {
    id: ApprovalId.parse(`approval_${naturalKey(id, hash, String(rev))}`),
    callId: call.id,
    subject: id,
    subjectKind: kind,
    subjectHash: hash,
    proposedBy: by.sub,
    ...(alsoInvolved ? { alsoInvolved: [...alsoInvolved] } : {}),
    requestedAt: by.at,
    steps: call.content.approvals[kind],
    zone: call.content.window.zone,
    ...(neededAt !== undefined && neededAt > by.at ? { neededAt } : {}),
    verdicts: [],
    comments: [],
    told: [],
    passedOver: [],
    state: "pending",
  };
  const ask = { callId: call.id, workflow: "approve" as const, subject: approval.id };
  const operation = await requested(stores.operations, ask, by);
  const alarm = await armed(stores.milestones, approval, by);
  return [...stores.approvals.created(approval, "request", by).writes, ...alarm, ...operation.writes];
}
