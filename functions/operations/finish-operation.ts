import * as z from "zod";
import { OperationId } from "../../schemas/ids.ts";
import type { Operation } from "../../schemas/operation.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { type Store, system } from "../shared/store.ts";

export const FinishOperation = z.object({
  operationId: OperationId,
  outcome: z.enum(["succeeded", "failed"]),
  code: z.string().max(200).default("Unexpected"),
});
export type FinishOperation = z.infer<typeof FinishOperation>;

/** The last step of every workflow: whoever follows the operation learns how it ended. */
export const finishOperation =
  (deps: { operations: Store<Operation>; now: () => string }) =>
  async ({ operationId, outcome, code }: FinishOperation): Promise<Change<Operation>> => {
    const operation = await deps.operations.get(operationId);
    if (operation.state === "succeeded" || operation.state === "failed") return unchanged(operation);
    const endedAt = deps.now();
    const { id, callId, workflow, execution, subject, requestedAt } = operation;
    const ended = { id, callId, workflow, execution, subject, requestedAt, endedAt };
    const after: Operation =
      outcome === "succeeded" ? { ...ended, state: outcome } : { ...ended, state: outcome, code };
    return deps.operations.changed(operation, after, outcome, system(endedAt));
  };
