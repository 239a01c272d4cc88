import { Approval } from "../../schemas/approval.ts";
import type { ApprovalStep } from "../../schemas/call.ts";
import { ApprovalId, type CallId } from "../../schemas/ids.ts";
import type { Operation } from "../../schemas/operation.ts";
import { requested } from "../operations/operations.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Author, entityStore, type Store } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";

export function approvalStore(table: Table): Store<Approval> {
  return entityStore(table, {
    type: "approval",
    schema: Approval,
    audited: true,
    listed: (approval) => ({
      gsi1: { partition: `${approval.callId}#approval`, sort: `${approval.requestedAt}#${approval.id}` },
      // Found by the role whose word is missing.
      ...(approval.state === "pending"
        ? {
            gsi2: {
              partition: `role#${roleAwaited(approval)}`,
              sort: `${approval.requestedAt}#${approval.id}`,
            },
          }
        : {}),
    }),
  });
}

/** The step whose verdict is missing; undefined when the chain is complete. */
export function stepAwaited(approval: { steps: readonly ApprovalStep[]; verdicts: readonly unknown[] }) {
  return approval.steps[approval.verdicts.length];
}

function roleAwaited(approval: Approval): string {
  return stepAwaited(approval)?.role ?? "nobody";
}

/** Who took part in bringing this up or has spoken already: none of them gives the next word (four eyes, F87). */
export function involved(approval: Approval): string[] {
  return [approval.proposedBy, ...approval.verdicts.map((verdict) => verdict.by)];
}

/**
 * Puts an object before its chain: the approval, bound to the hash of the content, and the workflow that asks for one
 * word after the other. The same content is put before the chain once.
 */
export async function submitted(
  stores: { approvals: Store<Approval>; operations: Store<Operation> },
  subject: {
    callId: CallId;
    id: string;
    kind: Approval["subjectKind"];
    hash: string;
    rev: number;
    steps: Approval["steps"];
  },
  by: Author,
): Promise<readonly Write[]> {
  const approval: Approval = {
    id: ApprovalId.parse(`approval_${naturalKey(subject.id, subject.hash, String(subject.rev))}`),
    callId: subject.callId,
    subject: subject.id,
    subjectKind: subject.kind,
    subjectHash: subject.hash,
    proposedBy: by.sub,
    requestedAt: by.at,
    steps: subject.steps,
    verdicts: [],
    state: "pending",
  };
  const ask = { callId: subject.callId, workflow: "approve" as const, subject: approval.id };
  const operation = await requested(stores.operations, ask, by);
  return [...stores.approvals.created(approval, "request", by).writes, ...operation.writes];
}
