import { AnswerId, type CallId, OperationId } from "../../schemas/ids.ts";
import { Operation, TaskAnswer, type WorkflowName } from "../../schemas/operation.ts";
import { naturalKey } from "../shared/canonical.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { type Author, entityStore, type Store, type Stored } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";

export function operationStore(table: Table): Store<Operation> {
  return entityStore(table, {
    type: "operation",
    schema: Operation,
    audited: false,
    listed: (operation) => ({
      gsi1: { partition: `${operation.callId}#operation`, sort: `${operation.requestedAt}#${operation.id}` },
      // What was asked for and has not started is found by the sweeper.
      ...(operation.state === "requested"
        ? { gsi3: { partition: "due#operation", sort: operation.requestedAt } }
        : {}),
    }),
  });
}

export function answerStore(table: Table): Store<TaskAnswer> {
  return entityStore(table, {
    type: "answer",
    schema: TaskAnswer,
    audited: false,
    listed: (answer) =>
      answer.state === "owed" ? { gsi3: { partition: "due#answer", sort: answer.owedAt } } : {},
  });
}

/**
 * Asks for a workflow, as part of the transaction that is its reason; the stream starts it. Each subject has one
 * operation of a kind under way at a time: a second is refused with AlreadyExists until the first has ended, unless the
 * work bears to be done `beside` itself.
 */
export async function requested(
  operations: Store<Operation>,
  ask: { callId: CallId; workflow: WorkflowName; subject: string; beside?: boolean },
  by: Author,
): Promise<Change<Stored<Operation>>> {
  const { callId, workflow, subject, beside = false } = ask;
  for (let round = 1; ; round += 1) {
    const id = operationId(workflow, subject, round);
    const earlier = await operations.find(id);
    if (!beside && (earlier?.state === "requested" || earlier?.state === "running"))
      return refuse("AlreadyExists", { operation: id });
    if (earlier !== undefined) continue;
    // At most 80 characters are a name of an execution: 45 of the subject, 20 of the workflow, the round.
    const execution = `${subject}-${workflow}-${round}`;
    const operation: Operation = {
      id,
      callId,
      workflow,
      subject,
      execution,
      requestedAt: by.at,
      state: "requested",
    };
    return operations.created(operation, `request ${workflow}`, by);
  }
}

/** The latest operation of a kind on a subject. */
export async function latestOf(
  operations: Store<Operation>,
  workflow: WorkflowName,
  subject: string,
): Promise<Stored<Operation> | undefined> {
  let latest: Stored<Operation> | undefined;
  for (let round = 1; ; round += 1) {
    const next = await operations.find(operationId(workflow, subject, round));
    if (next === undefined) return latest;
    latest = next;
  }
}

function operationId(workflow: WorkflowName, subject: string, round: number): OperationId {
  return OperationId.parse(`operation_${naturalKey(workflow, subject, String(round))}`);
}

/** The id of the answer that the workflow on this subject waits for in this round. */
export function answerId(subject: string, round: number): AnswerId {
  return AnswerId.parse(`answer_${naturalKey(subject, String(round))}`);
}

/** Owes the waiting workflow its answer, in the transaction of the decision; nothing where no workflow waits yet. */
export async function answered(
  answers: Store<TaskAnswer>,
  id: AnswerId,
  output: Record<string, string>,
  by: Author,
): Promise<readonly Write[]> {
  const waiting = await answers.find(id);
  if (waiting?.state !== "awaited") return [];
  return answers.changed(waiting, { ...waiting, state: "owed", owedAt: by.at, output }, "answer", by).writes;
}

/**
 * Keeps the token of a workflow that waits for a person. Where the decision was taken before the workflow came to wait,
 * the answer is owed at once. A step that runs again brings a new token, which replaces the old.
 */
export async function awaited(
  answers: Store<TaskAnswer>,
  waiting: { id: AnswerId; callId: CallId; subject: string; taskToken: string },
  decision: string | undefined,
  by: Author,
): Promise<Change<Stored<TaskAnswer>>> {
  const earlier = await answers.find(waiting.id);
  const after: TaskAnswer =
    decision === undefined
      ? { ...waiting, state: "awaited" }
      : { ...waiting, state: "owed", owedAt: by.at, output: { decision } };
  return earlier === undefined
    ? answers.created(after, "await", by)
    : answers.changed(earlier, after, "await", by);
}
